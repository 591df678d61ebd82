namespace LossNav.Domain.Certificates;

/// <summary>A number that an answer comes with.</summary>
/// <param name="Name">Lower case with hyphens.</param>
/// <param name="Meaning">One line for people.</param>
/// <param name="Value">The number; whole numbers and truths are numbers too (1 for true).</param>
public sealed record Fact(string Name, string Meaning, double Value);
