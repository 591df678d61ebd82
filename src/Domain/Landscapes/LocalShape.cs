using LossNav.Domain.Numerics;

namespace LossNav.Domain.Landscapes;

/// <summary>A landscape to second order around a point.</summary>
/// <param name="Value">Loss L.</param>
/// <param name="Gradient">∇L, D numbers.</param>
/// <param name="Hessian">∇²L, D x D.</param>
public sealed record LocalShape(double Value, Vec Gradient, Mat Hessian);
