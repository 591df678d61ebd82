namespace LossNav.Domain.Numerics;

/// <summary>The velocity of ẋ = v(t, x).</summary>
/// <param name="time">t.</param>
/// <param name="position">x, D numbers.</param>
/// <param name="velocity">Receives v, D numbers.</param>
public delegate void VectorField(double time, ReadOnlySpan<double> position, Span<double> velocity);
