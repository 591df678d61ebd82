using LossNav.Domain.Assumptions;
using LossNav.Domain.Certificates;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.MatrixFree;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Solvers.MatrixFree;

/// <summary>Quadratics of many parameters with a full Hessian and eigenvalues over six decades: every mode has a closed form.</summary>
[Trait("Lane", "Slow")]
public class QuadraticPathTests
{
    private const double Duration = 2;

    // ηk = 25: rates from 0.005 to 5 per unit of time.
    private const double LearningRate = 0.5;
    private const double LossWeight = 50;

    [Theory]
    [InlineData(1_000, 100, 0)]
    [InlineData(1_000, 100, 0.7)]
    [InlineData(100_000, 16, 0.7)]
    public void On_a_mesh_path_and_objective_are_those_of_its_closed_form(int d, int steps, double discountRate)
    {
        var landscape = new ReflectedQuadratic(d, 1);
        var solution = Solve(landscape, steps, discountRate, estimatesError: false);
        var start = landscape.Coordinates(solution.Path.Start.Span);
        var (objective, largest) = (0.0, 0.0);
        var points = Enumerable.Range(0, steps + 1).Select(i => landscape.Coordinates(solution.Path.PositionAt(i).Span)).ToArray();
        for (var p = 0; p < d; p++)
        {
            var (path, j) = Mode(landscape, p, discountRate).OnMesh(steps);
            objective += j * start[p] * start[p];
            for (var i = 0; i <= steps; i++)
            {
                largest = Math.Max(largest, Math.Abs(points[i][p] - (path[i] * start[p])));
            }
        }

        Close.Relative(objective, solution.Objective, 1e-11);
        Close.To(0, largest, 1e-8);
    }

    [Fact]
    public void Extrapolated_to_no_mesh_path_and_objective_are_those_of_the_continuous_problem()
    {
        var landscape = new ReflectedQuadratic(1_000, 2);
        var meshes = new[] { 50, 100, 200 }.Select(steps => Solve(landscape, steps, 0.7, estimatesError: true)).ToArray();
        var start = landscape.Coordinates(meshes[0].Path.Start.Span);
        var points = meshes.Select((mesh, i) => landscape.Coordinates(mesh.Path.PositionAt(25 << i).Span)).ToArray();
        var (objective, largest) = (0.0, 0.0);
        for (var p = 0; p < start.Length; p++)
        {
            var mode = Mode(landscape, p, 0.7);
            objective += mode.Objective() * start[p] * start[p];
            largest = Math.Max(largest, Math.Abs(Extrapolate([.. points.Select(x => x[p])]) - (mode.At(Duration / 2) * start[p])));
        }

        Close.Relative(objective, Extrapolate([.. meshes.Select(mesh => mesh.Objective)]), 1e-8);
        Close.To(0, largest, 1e-8);

        // The error that the solver itself tells holds on every mesh.
        Assert.All(meshes, mesh => Assert.InRange(Math.Abs(mesh.Objective - objective), 0, mesh.ObjectiveError.Value()));
    }

    [Fact]
    public void The_certificate_knows_the_lowest_eigenvalue_and_that_there_is_no_other_minimum()
    {
        var certificate = Solve(new ReflectedQuadratic(1_000, 3), 50, 0, estimatesError: true, lanczosSteps: 120).Certificate;
        Assert.IsType<SecondOrderVerdict.Minimum>(certificate.Verdict);
        Assert.True(certificate.IsLocalMinimum);
        Assert.InRange(certificate.RelativeGradient, 0, 1e-9);
        Assert.InRange(certificate.EulerLagrange, 0, 1e-8);

        // All curvature is positive, so that no eigenvalue lies below that of the kinetic part alone.
        Assert.InRange(certificate.LowestEigenvalues[0].Value, 1, 1.01);
    }

    // From rest, on one mesh, L-BFGS alone: what the preconditioner is for.
    [Fact]
    public void The_number_of_sweeps_does_not_grow_with_the_number_of_steps()
    {
        var problem = Problem(new ReflectedQuadratic(200, 4), 0);
        int[] sweeps = [.. new[] { 26, 100, 400 }.Select(steps =>
        {
            var settings = MatrixFreeSettings.WithMethod(DescentMethod.QuasiNewton, MatrixFreeSettings.WithTolerance(1e-6, MatrixFreeSettings.Of(steps)));
            return MatrixFreeSolver.Advance(Watch.Nothing, settings, MatrixFreeSolver.Begin(settings, problem).Value()).Work.Sweeps;
        })];
        Assert.All(sweeps, count => Assert.InRange(count, 10, 1.15 * sweeps[0]));
    }

    // Errors of second and fourth order taken out.
    private static double Extrapolate(double[] values)
    {
        var (first, second) = (values[1] + ((values[1] - values[0]) / 3), values[2] + ((values[2] - values[1]) / 3));
        return second + ((second - first) / 15);
    }

    private static OneMode Mode(ReflectedQuadratic landscape, int p, double discountRate)
        => new(landscape.Eigenvalues[p], LearningRate, LossWeight, discountRate, Duration);

    private static MatrixFreeSolution Solve(ReflectedQuadratic landscape, int steps, double discountRate, bool estimatesError, int lanczosSteps = 0)
        => MatrixFreeSolver.Solve(
            MatrixFreeSettings.WithTolerance(1e-11, MatrixFreeSettings.Of(steps)) with { LanczosSteps = lanczosSteps, Pairs = 5, EstimatesError = estimatesError },
            Problem(landscape, discountRate)).Value();

    private static MatrixFreeProblem Problem(ReflectedQuadratic landscape, double discountRate)
        => MatrixFreeProblem.Create(MatrixFreeStatement.On(landscape, CounterRandom.Normals(landscape.Dimension, 9), Duration) with
        {
            LearningRate = LearningRate,
            LossWeight = LossWeight,
            DiscountRate = discountRate,
        }).Value();
}
