using LanguageExt;

namespace LossNav.Application.Training;

/// <summary>A comparison: the same network on the same data under several learning rules, once per seed.</summary>
/// <param name="Profile">How much of it to do; kept in the records as a label.</param>
/// <param name="Runs">The training runs, in the order in which they are done.</param>
public sealed record Experiment(Profile Profile, Seq<RunSettings> Runs);
