using CsCheck;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Certificates;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Action;
using LossNav.Domain.Solvers.MatrixFree;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Solvers.MatrixFree;

/// <summary>What the certificate says is held against dense matrices; states are values from which a search goes on; bad input is told.</summary>
public class CertificateAndStateTests
{
    private static readonly MatrixFreeSettings _settings = MatrixFreeSettings.Of(20) with { MostEscapes = 0 };

    [Fact]
    public void Lowest_eigenvalues_and_index_are_those_of_the_dense_Hessian()
        => Gen.Select(Gen.Double[-3, 3].Array[3], Gen.Double[0, 1], Gen.Double[1, 6], Gen.Bool).Sample(
            (curvatures, anyRate, duration, isFixed) =>
            {
                var discountRate = anyRate < 0.1 ? 0 : anyRate;
                var problem = Resting(curvatures, discountRate, duration, isFixed);
                var certificate = Certificate(_settings, problem);
                double[] exact = [.. curvatures.SelectMany(h => Modes(h, discountRate, duration, _settings.Steps, isFixed)).Order()];
                var index = exact.Count(value => value < 0);
                var found = certificate.Verdict.Match(_ => 0, saddle => saddle.Index, undecided => throw new Xunit.Sdk.XunitException(undecided.Reason));
                Assert.Equal(index, found);

                // Each that is told lies within its error of an eigenvalue; the lowest of it, too, unless others lie so near to it that they are told for it.
                var cluster = exact.Where(value => value - exact[0] < 1e-4).Max() - exact[0];
                Close.To(exact[0], certificate.LowestEigenvalues[0].Value, certificate.LowestEigenvalues[0].Error + cluster + 1e-9);
                Assert.All(certificate.LowestEigenvalues, told
                    => Assert.Contains(exact, value => Math.Abs(value - told.Value) <= told.Error + 1e-9));
            },
            iter: 60,
            threads: 1);

    [Fact]
    public void A_saddle_is_left_along_its_falling_direction()
    {
        // The path that rests between the wells of the double well is an extremal of index 1 or more.
        var well = TiltedDoubleWell.Create(1, 1, 1, 0).Value();
        var problem = MatrixFreeProblem.Create(MatrixFreeStatement.On(well, Vec.Of(0, 0), 6)).Value();
        var resting = MatrixFreeSolver.Solve(_settings, problem).Value();
        Assert.IsType<SecondOrderVerdict.Saddle>(resting.Certificate.Verdict);
        Close.To(6, resting.Objective, 1e-12);
        var leaving = MatrixFreeSolver.Solve(MatrixFreeSettings.Of(20), problem).Value();
        Assert.True(leaving.Certificate.IsLocalMinimum);
        Assert.InRange(leaving.Objective, 0, 3);
    }

    [Fact]
    public void A_search_that_was_stopped_goes_on_and_arrives_at_the_same_path()
    {
        var problem = MatrixFreeProblem.Of(Problems.Fig1).Value();
        var settings = MatrixFreeSettings.Of(40);
        var begun = MatrixFreeSolver.Begin(settings, problem).Value();
        var through = MatrixFreeSolver.Advance(Watch.Nothing, settings, begun);
        Assert.Equal(DescentStage.Converged, through.Stage);
        for (var questions = 0; questions < 200; questions += 23)
        {
            var asked = 0;
            var stopped = MatrixFreeSolver.Advance(Watch.Of(_ => asked++ < questions), settings, begun);
            Assert.True(stopped.Objective <= begun.Objective);
            var resumed = MatrixFreeSolver.Advance(Watch.Nothing, settings, stopped);
            Assert.Equal(through.Objective, resumed.Objective);
            Assert.Equal(through.Path.Positions.ToArray(), resumed.Path.Positions.ToArray());

            // From its path alone, as after the end of the program, the same to rounding.
            var again = MatrixFreeSolver.Advance(Watch.Nothing, settings, MatrixFreeSolver.BeginFrom(settings, stopped.Path, problem).Value());
            Close.Relative(through.Objective, again.Objective, 1e-12);
        }
    }

    [Fact]
    public void States_are_values_that_later_ones_leave_alone()
    {
        var settings = MatrixFreeSettings.Of(10);
        var first = MatrixFreeSolver.Begin(settings, MatrixFreeProblem.Of(Problems.Fig1).Value()).Value();
        var (objective, path) = (first.Objective, first.Path.Positions.ToArray());
        Assert.Equal(MatrixFreeSolver.Next(settings, first).Objective, MatrixFreeSolver.Next(settings, first).Objective);
        Assert.Equal(objective, first.Objective);
        Assert.Equal(path, first.Path.Positions.ToArray());
        Assert.Equal(objective, MatrixFreeSolver.BeginFrom(settings, first.Path, MatrixFreeProblem.Of(Problems.Fig1).Value()).Value().Objective, 1e-14);
    }

    [Fact]
    public void J_of_a_path_is_that_of_the_discrete_action_where_nothing_is_discounted()
    {
        var problem = Problems.Fig1.With(s => s with { DiscountRate = 0 });
        var action = ActionSolver.Solve(ActionSettings.Of(41, ActionRule.Trapezoid), problem).Value();
        var solution = MatrixFreeSolver.Solve(MatrixFreeSettings.Of(40), MatrixFreeProblem.Of(problem).Value()).Value();
        Close.Relative(action.Objective, solution.Objective, 1e-12);
        Close.To(action.Path.PositionAt(20), solution.Path.PositionAt(20), 1e-8);
    }

    [Fact]
    public void What_would_not_fit_is_refused_before_it_starts()
    {
        var problem = MatrixFreeProblem.Create(MatrixFreeStatement.On(new ReflectedQuadratic(1_000_000, 1), Vec.Zero(1_000_000), 1)).Value();
        var settings = MatrixFreeSettings.Of(50);
        Close.Relative(50e6 * 8 * 31, MemoryEstimate.Bytes(MatrixFreeSettings.WithMostBytes(1e9, settings), problem), 1e-12);
        Assert.Equal("N080", MatrixFreeSolver.Solve(settings, problem).Errors().Head.Code);
        Assert.Contains("12400 MB", MatrixFreeSolver.Solve(settings, problem).Errors().Head.Message, StringComparison.Ordinal);
        Assert.Contains(
            "N071", MatrixFreeSolver.Begin(MatrixFreeSettings.WithMostBytes(1e13, MatrixFreeSettings.Of(4_000)), problem).Errors().Map(error => error.Code));
    }

    [Fact]
    public void Bad_numbers_are_told_all_at_once()
    {
        var statement = new MatrixFreeStatement(
            Problems.DoubleWell, Vec.Zero(3), new PerParameter.Each(Vec.Of(1, -1)), new PerParameter.ByLayer(Seq1(new LayerValue(3, 1))), 0, -1, -1, Horizon.Unlimited);
        var codes = MatrixFreeProblem.Create(statement).Errors().Map(error => error.Code);
        Assert.Equal(Seq("N003", "N001", "N003", "N001", "N001", "N001"), codes);
        Assert.Equal("N021", MatrixFreeProblem.Create(statement with { DiscountRate = 0 }).Errors().Last.Code);
        var settings = new MatrixFreeSettings(3, 0, 0, 0) { StepGrowth = 0, LanczosSteps = -1, FailureProbability = 2, MostEscapes = -1, MostBytes = 0, NewtonBelow = 0 };
        Assert.Equal(10, MatrixFreeSolver.Solve(settings, MatrixFreeProblem.Of(Problems.Fig1).Value()).Errors().Count);
        var wrong = Trajectory.Sample([0.0, 1], _ => Vec.Zero(5));
        Assert.Equal("N003", MatrixFreeSolver.BeginFrom(_settings, wrong, MatrixFreeProblem.Of(Problems.Fig1).Value()).Errors().Head.Code);
    }

    [Fact]
    public void A_loss_that_is_no_number_is_told()
    {
        var landscape = FunctionLandscape.OfFirstOrder("broken", 2, _ => double.NaN, _ => Vec.Zero(2)).Value();
        var problem = MatrixFreeProblem.Create(MatrixFreeStatement.On(landscape, Vec.Zero(2), 1)).Value();
        Assert.Equal("N012", MatrixFreeSolver.Solve(_settings, problem).Errors().Head.Code);
        Assert.Equal("N012", MatrixFreeSolver.Begin(_settings, problem).Errors().Head.Code);
    }

    [Fact]
    public void Too_few_sweeps_are_told()
        => Assert.IsType<NavigationError.NotConverged>(MatrixFreeSolver.Solve(
            new MatrixFreeSettings(20, 1e-9, 3, 5), MatrixFreeProblem.Of(Problems.Fig1).Value()).Errors().Head);

    [Fact]
    public void Many_points_at_once_are_the_same_as_one_by_one()
    {
        var inner = new ReflectedQuadratic(7, 5);
        var one = MatrixFreeProblem.Create(MatrixFreeStatement.On(inner, Vec.Zero(7), 3)).Value();
        var threes = new InThrees(inner);
        var many = MatrixFreeProblem.Create(MatrixFreeStatement.On(threes, Vec.Zero(7), 3)).Value();
        var settings = MatrixFreeSettings.Of(10);
        Assert.Equal(MatrixFreeSolver.Solve(settings, one).Value().Objective, MatrixFreeSolver.Solve(settings, many).Value().Objective);
        Assert.True(threes.Asked > 0);
    }

    private static MatrixFreeProblem Resting(double[] curvatures, double discountRate, double duration, bool isFixed)
    {
        var landscape = QuadraticLandscape.Create(Mat.Diagonal(curvatures), Vec.Zero(curvatures.Length)).Value();
        var origin = Vec.Zero(curvatures.Length);
        return MatrixFreeProblem.Create(MatrixFreeStatement.On(landscape, origin, duration) with
        {
            DiscountRate = discountRate,
            Horizon = new Horizon.Finite(duration, isFixed ? new EndCondition.Fixed(origin) : EndCondition.Anywhere),
        }).Value();
    }

    private static MatrixFreeCertificate Certificate(MatrixFreeSettings settings, MatrixFreeProblem problem)
        => MatrixFreeCertifier.Check(settings, MatrixFreeSolver.Begin(settings, problem).Value().Path, problem).Value();

    // The Hessian of one mode written out: 1 + Σ_i m_i h c_i c_iᵀ with x_i = Σ_{l<i} z_l Δ/√W_l, on the space of z that end at 0 where the end is fixed.
    private static double[] Modes(double h, double γ, double duration, int n, bool isFixed)
    {
        var step = duration / n;
        var motion = Enumerable.Range(0, n).Select(i => γ == 0 ? step : Math.Exp(-γ * i * step) * (1 - Math.Exp(-γ * step)) / γ).ToArray();
        var loss = new double[n + 1];
        for (var i = 0; i < n; i++)
        {
            // ∫ over the step of e^{−γt} times the share of its right end, by Simpson's rule on 200 pieces.
            var right = MathNet.Numerics.Integration.SimpsonRule.IntegrateComposite(t => Math.Exp(-γ * t) * ((t / step) - i), i * step, (i + 1) * step, 200);
            loss[i] += motion[i] - right;
            loss[i + 1] += right;
        }

        var hessian = Mat.Generate(n, n, (a, b) => (a == b ? 1 : 0)
            + (h * step * step / Math.Sqrt(motion[a] * motion[b]) * loss[(Math.Max(a, b) + 1)..].Sum()));
        if (!isFixed)
        {
            return SymmetricEigen.Of(hessian).Values.ToArray();
        }

        var c = Vec.Generate(n, i => step / Math.Sqrt(motion[i]));
        var unit = 1 / c.Norm * c;
        var keep = Mat.Generate(n, n, (a, b) => (a == b ? 1 : 0) - (unit[a] * unit[b]));

        // Lifted far up, the direction that the end forbids is told apart and left out.
        var lifted = (keep * hessian * keep) + Mat.Generate(n, n, (a, b) => 1e6 * unit[a] * unit[b]);
        return SymmetricEigen.Of(lifted).Values.ToArray()[..^1];
    }

    private sealed class InThrees(CurvedLandscape inner) : CurvedLandscape(inner.Name, inner.Dimension, Empty)
    {
        public int Asked { get; private set; }

        public override int PointsAtOnce => 3;

        public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
            => inner.Evaluate(time, position, gradient);

        public override void EvaluateMany(ReadOnlySpan<double> times, ReadOnlySpan<double> positions, Span<double> values, Span<double> gradients)
        {
            Asked++;
            Assert.InRange(times.Length, 1, 3);
            inner.EvaluateMany(times, positions, values, gradients);
        }

        public override void MultiplyHessian(double time, ReadOnlySpan<double> position, ReadOnlySpan<double> direction, Span<double> product)
            => inner.MultiplyHessian(time, position, direction, product);
    }
}
