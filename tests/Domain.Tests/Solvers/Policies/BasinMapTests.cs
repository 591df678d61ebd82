using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Policies;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Solvers.Policies;

/// <summary>Which well of L = (x² − 1)² + y² − x/2 the optimal policy reaches.</summary>
[Trait("Lane", "Slow")]
public class BasinMapTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(0.3)]
    public void The_far_sighted_reach_the_global_minimum_from_everywhere(double γ)
    {
        var solution = Solve(γ, 64);
        Assert.Equal(1, solution.Basins.ShareOf(0));
        Assert.All(Enumerable.Range(0, solution.Grid.Count), node => Assert.Equal(0, solution.Basins.LabelAt(node)));
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(1)]
    [InlineData(3)]
    public void The_basins_meet_where_the_stable_manifolds_of_both_wells_cost_the_same(double γ)
    {
        var boundary = Boundary(γ);
        var solution = Solve(γ, 128);
        var h = solution.Grid.Axes[0].Step;
        foreach (var y in new[] { -1.3, 0, 0.55, 1.3 })
        {
            Assert.Equal(1, Label(solution, boundary - (1.6 * h), y));
            Assert.Equal(0, Label(solution, boundary + (1.6 * h), y));
        }
    }

    [Fact]
    public void With_no_patience_the_basins_are_those_of_gradient_descent()
    {
        // γ → ∞ makes the policy gradient descent, whose basins meet at the saddle x = −0.1271.
        var saddle = Problems.DoubleWell.CriticalPoints.Find(point => point.MorseIndex == 1).Map(point => point.Position[0]).IfNone(double.NaN);
        var solution = Solve(300, 128);
        Assert.Equal(1, Label(solution, saddle - 0.05, 0.4));
        Assert.Equal(0, Label(solution, saddle + 0.05, 0.4));
    }

    [Fact]
    public void On_either_side_of_the_boundary_the_policy_goes_its_own_way()
    {
        var solution = Solve(1, 64);
        var boundary = Boundary(1);
        Assert.True(solution.Velocity(Vec.Of(boundary - 0.03, 0.2)).Exists(v => v[0] < 0));
        Assert.True(solution.Velocity(Vec.Of(boundary + 0.03, 0.2)).Exists(v => v[0] > 0));
    }

    private static int Label(PolicySolution solution, double x, double y) => solution.Basins.LabelAt(solution.Grid.NodeNear(Vec.Of(x, y)));

    private static PolicySolution Solve(double γ, int cells)
        => PolicySolver.Solve(
            PolicySettings.Cube(2, -1.5, 1.5, cells),
            NavigationProblem.Create(ProblemStatement.On(Problems.DoubleWell, Vec.Of(-0.6, 0.55)) with { DiscountRate = γ }).Value()).Value();

    // The loss is a sum of a function of x and one of y, so the value function is too, and the boundary is a line x = const. There
    // γV = a(x) − ½p² is the same for both wells, so p₁ = −p₂ > 0 on their stable manifolds dp/dx = a′(x)/p − γ; to its left p₁ is the larger.
    private static double Boundary(double γ)
    {
        var (right, left) = (Problems.DoubleWell.Minima[0].Position[0], Problems.DoubleWell.Minima[1].Position[0]);
        var (low, high) = (left + 1e-3, right - 1e-3);
        while (high - low > 1e-9)
        {
            var middle = (low + high) / 2;
            (low, high) = StableManifold.Speed(γ, left, middle) + StableManifold.Speed(γ, right, middle) < 0 ? (low, middle) : (middle, high);
        }

        return low;
    }
}
