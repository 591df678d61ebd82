using LossNav.Application.Ports;

namespace LossNav.Host.Wiring;

/// <summary>A kind of store for results.</summary>
/// <param name="Id">The name by which configuration and command line choose it.</param>
/// <param name="Meaning">One line: where results go.</param>
/// <param name="Open">Opens one at the place that the user names: a folder, or whatever the kind makes of the text.</param>
public sealed record ResultStoreRow(string Id, string Meaning, Func<string, IResultStore> Open);
