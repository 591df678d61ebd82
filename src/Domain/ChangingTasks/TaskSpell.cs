using LossNav.Domain.Numerics;

namespace LossNav.Domain.ChangingTasks;

/// <summary>The time during which one task lasts.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="End">When the next one begins, or the stream ends.</param>
/// <param name="Optimum">m, where its loss is least: D numbers.</param>
public sealed record TaskSpell(double Start, double End, Vec Optimum);
