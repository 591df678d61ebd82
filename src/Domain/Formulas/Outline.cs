namespace LossNav.Domain.Formulas;

/// <summary>What is known of a function over all parameters and every time t ≥ 0 without evaluating it anywhere.</summary>
/// <param name="Bend">How it bends.</param>
/// <param name="Range">What its value never leaves.</param>
public readonly record struct Outline(Bend Bend, ValueRange Range);
