using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Infinite;

/// <summary>A point at which an optimal path can come to rest: a saddle of the flow of state and costate, with its stable manifold to first order.</summary>
/// <param name="Position">θ*, D numbers.</param>
/// <param name="Costate">λ*, D numbers: zero where the drift leaves the point in place and the loss is least there.</param>
/// <param name="ValueCurvature">P, D x D: near the point the value function is V* − λ*ᵀδ + ½δᵀPδ with δ = θ − θ*.</param>
/// <param name="CostPerTime">What resting costs per unit of time: kL plus the effort of holding against the drift.</param>
/// <param name="SlowestRate">Smallest rate &gt; 0 at which the optimal path closes in.</param>
/// <param name="ClosedLoop">The matrix M of δ̇ = Mδ along optimal paths near the point, D x D; every eigenvalue has a negative real part.</param>
public sealed record RestPoint(Vec Position, Vec Costate, Mat ValueCurvature, double CostPerTime, double SlowestRate, Mat ClosedLoop);
