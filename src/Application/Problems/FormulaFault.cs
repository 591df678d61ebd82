namespace LossNav.Application.Problems;

/// <summary>What is wrong at one place of a formula.</summary>
/// <param name="Column">Where, counted from 1 in UTF-16 units.</param>
/// <param name="Message">What is wrong and what to write instead, without a full stop.</param>
public sealed record FormulaFault(int Column, string Message);
