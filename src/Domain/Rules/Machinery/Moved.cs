namespace LossNav.Domain.Rules.Machinery;

/// <summary>What one step of a formula makes of the parameters that it moves at once.</summary>
/// <param name="Parameters">θ after the step.</param>
/// <param name="Memory">What is remembered after the step.</param>
/// <typeparam name="TNumber">What it reckons with.</typeparam>
public readonly record struct Moved<TNumber>(TNumber Parameters, Remembered<TNumber> Memory)
    where TNumber : struct, IRuleNumber<TNumber>;
