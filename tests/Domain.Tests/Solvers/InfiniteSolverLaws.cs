using CsCheck;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Infinite;
using LossNav.Domain.Tests.Solvers.Support;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Solvers;

[Trait("Lane", "Slow")]
public class InfiniteSolverLaws
{
    private static readonly InfiniteSettings _settings = InfiniteSettings.WithTolerance(1e-8, InfiniteSettings.Default);

    [Fact]
    public void A_hundred_problems_with_a_known_value_function_give_it_back_and_their_tails_stay_below_their_bounds()
        => ChosenValues.Any.Sample(
            known =>
            {
                var origin = Vec.Zero(known.Problem.Dimension);
                var solution = InfiniteSolver.Solve(InfiniteSettings.WithTarget(origin, _settings), known.Problem).Value();
                Close.Relative(known.Value(known.Problem.Start), solution.Objective, 1e-6);

                // The principle of optimality: what is paid after the cut is the value there, discounted.
                var cut = solution.Path.Duration;
                var tail = Math.Exp(-known.Problem.DiscountRate * cut) * known.Value(solution.Path.PositionAt(cut));
                Assert.True(solution.TailBound >= tail, $"The tail {tail:R} is above its bound {solution.TailBound:R}.");
                Assert.True(solution.TailBound <= 2 * tail, $"The bound {solution.TailBound:R} is far above the tail {tail:R}.");
            },
            iter: 100,
            seed: "0000KOIKHEV5");
}
