using CsCheck;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Policies;
using LossNav.Domain.Solvers.Quadratic;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Solvers.Policies;

/// <summary>Laws of the policy on random problems.</summary>
public class PolicySolverLaws
{
    private static readonly PolicySettings _plane = PolicySettings.Cube(2, -2, 2, 24);

    [Fact]
    public void On_random_quadratic_losses_with_random_metrics_value_and_policy_are_those_of_the_closed_form()
        => Sample((problem, at) =>
        {
            var (solution, exact) = (PolicySolver.Solve(_plane, problem).Value(), QuadraticSolver.Solve(problem).Value());
            Close.To(exact.Value(at), solution.Value(at).Value(), 1e-6 * (1 + Math.Abs(exact.Value(at))));
            Close.To(exact.Velocity(at), solution.Velocity(at).Value(), 1e-5 * (1 + exact.Velocity(at).Norm));
        });

    [Fact]
    public void Loss_weight_and_learning_rate_matter_by_their_product_but_for_the_unit_of_cost()
        => Sample((problem, at) =>
        {
            // (1/2η)|u|² + kL = k {(1/2ηk)|u|² + L}.
            var same = problem.With(s => s with { LearningRate = s.LearningRate * s.LossWeight, LossWeight = 1 });
            var (scaled, plain) = (PolicySolver.Solve(_plane, problem).Value(), PolicySolver.Solve(_plane, same).Value());
            Close.To(problem.LossWeight * plain.Value(at).Value(), scaled.Value(at).Value(), 1e-6 * (1 + Math.Abs(scaled.Value(at).Value())));
        });

    [Fact]
    public void Faster_time_is_the_same_problem_with_greater_rates()
        => Sample((problem, at) =>
        {
            // t = cτ: γ, η and the drift grow by c, the cost per unit of time too, so V(γ, η, k) = V(cγ, cη, ck).
            var fast = problem.With(s => s with { DiscountRate = 3 * s.DiscountRate, LearningRate = 3 * s.LearningRate, LossWeight = 3 * s.LossWeight });
            var (slow, quick) = (PolicySolver.Solve(_plane, problem).Value(), PolicySolver.Solve(_plane, fast).Value());
            Close.To(slow.Value(at).Value(), quick.Value(at).Value(), 1e-6 * (1 + Math.Abs(slow.Value(at).Value())));
            Close.To(3 * slow.Velocity(at).Value(), quick.Velocity(at).Value(), 1e-5 * (1 + quick.Velocity(at).Value().Norm));
        });

    // Minima well inside the box and starts around them, where paths do not feel its walls.
    private static void Sample(Action<NavigationProblem, Vec> check)
        => Gen.Select(Problems.PositiveDefinite(2), Problems.PositiveDefinite(2), Gen.Double[-0.3, 0.3].Array[2], Gen.Double[-0.8, 0.8].Array[2], Gen.Double[0.3, 3].Array[3])
            .Sample(
                (curvature, metric, center, start, scales) => check(
                    Problems.Quadratic(curvature, Vec.From(center), Vec.From(start), s => s with
                    {
                        Metric = new Metric.Constant(metric),
                        LearningRate = scales[0],
                        LossWeight = scales[1],
                        DiscountRate = scales[2] - 0.3,
                    }),
                    Vec.From(start)),
                iter: 8);
}
