using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Dynamics;

namespace LossNav.Domain.Solvers.Extremals;

/// <summary>The two-point boundary value problem of state and costate that belongs to a navigation problem.</summary>
/// <param name="lookout">Who looks on while it is solved.</param>
/// <param name="problem">Gives the flow.</param>
/// <param name="end">What holds at the end.</param>
internal sealed class BoundaryProblem(Lookout lookout, NavigationProblem problem, EndRule end)
{
    public Lookout Lookout => lookout;

    public NavigationProblem Problem => problem;

    public HamiltonianFlow Flow { get; } = new(problem);

    public EndRule End => end;

    public Vec Start => problem.Start;

    public double DiscountRate => problem.DiscountRate;

    /// <summary>D.</summary>
    public int Dimension => problem.Dimension;
}
