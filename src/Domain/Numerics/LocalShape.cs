namespace LossNav.Domain.Numerics;

/// <summary>A scalar function to second order around a point.</summary>
/// <param name="Value">Its value; the loss L of a landscape.</param>
/// <param name="Gradient">First derivatives, D numbers.</param>
/// <param name="Hessian">Second derivatives, D x D.</param>
public sealed record LocalShape(double Value, Vec Gradient, Mat Hessian);
