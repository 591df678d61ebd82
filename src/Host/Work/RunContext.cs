using LanguageExt;
using LossNav.Application.Ports;

namespace LossNav.Host.Work;

/// <summary>What the worker needs for every job of a run.</summary>
/// <param name="Store">Where the files go.</param>
/// <param name="Versions">The version of this program and of the libraries behind it, by name.</param>
/// <param name="Parallel">How many figures are made at once.</param>
internal sealed record RunContext(IResultStore Store, Map<string, string> Versions, int Parallel);
