using System.Collections.Immutable;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Rules;

/// <summary>Rules of learners with a norm for the effort of moving, against second implementations.</summary>
public sealed class NormRuleTests
{
    private const int Steps = 1_000;
    private const int Dimension = 23;

    // Lion, algorithm 2 of Chen et al. (2023), written from its pseudocode, with a sign of its own:
    //   update ← interp(g, m, β₁); m ← interp(g, m, β₂); θ ← θ − η(sign(update) + λθ).
    [Fact]
    public void Lion_is_what_the_paper_s_pseudocode_says()
    {
        const double eta = 3e-3, beta1 = 0.9, beta2 = 0.99, lambda = 0.1;
        var theta = Start();
        var m = new double[Dimension];
        for (var t = 1; t <= Steps; t++)
        {
            for (var i = 0; i < Dimension; i++)
            {
                var g = Gradient(t, theta, i);
                var update = (beta1 * m[i]) + ((1 - beta1) * g);
                m[i] = (beta2 * m[i]) + ((1 - beta2) * g);
                theta[i] -= eta * ((update > 0 ? 1 : update < 0 ? -1 : 0) + (lambda * theta[i]));
            }
        }

        Same(theta, Run(Lion.Create(eta, beta1, beta2, lambda).Value()));
    }

    // Sophia, algorithm 3 of Liu et al. (2023):
    //   m ← β₁m + (1−β₁)g; if t mod k = 1: h ← β₂h + (1−β₂)ĥ; θ ← θ − ηλθ; θ ← θ − η clip(m/max(ρh, ε), 1).
    // The program adds 1e-15 to ρh, which differs where ρh is 0 alone.
    [Fact]
    public void Sophia_is_what_the_paper_s_pseudocode_says()
    {
        const double eta = 1e-2, beta1 = 0.965, beta2 = 0.99, rho = 0.04, lambda = 0.1;
        const int interval = 10, batch = 16;
        var theta = Start();
        var (m, h) = (new double[Dimension], new double[Dimension]);
        var cut = 0;
        for (var t = 1; t <= Steps; t++)
        {
            for (var i = 0; i < Dimension; i++)
            {
                var g = Gradient(t, theta, i);
                m[i] = (beta1 * m[i]) + ((1 - beta1) * g);
                if (t % interval == 1)
                {
                    h[i] = (beta2 * h[i]) + ((1 - beta2) * batch * g * g);
                }

                theta[i] -= eta * lambda * theta[i];
                var ratio = Math.Min(Math.Abs(m[i]) / ((rho * h[i]) + 1e-15), 1);
                cut += ratio == 1 ? 1 : 0;
                theta[i] -= eta * Math.Sign(m[i]) * ratio;
            }
        }

        // Both branches of the clip were taken.
        Assert.InRange(cut, 100, (Steps * Dimension) - 100);
        Same(theta, Run(Sophia.Create(eta, beta1, beta2, rho, lambda, interval, batch).Value()));
        DiagonalCurvature squares = (at, curvature) =>
        {
            for (var i = 0; i < curvature.Length; i++)
            {
                curvature[i] = batch * at.Gradient[i] * at.Gradient[i];
            }
        };
        Same(theta, Run(Sophia.CreateWith(eta, beta1, beta2, rho, lambda, interval, squares).Value()));
    }

    // A quadratic loss with diagonal H: u ∘ Hu is its diagonal for all signs u, so Hutchinson's estimate is exact, and from m = g (β₁ = 0), h = H (β₂ = 0) and
    // ρ = 1 the step is Newton's, times α, where no coordinate is cut.
    [Fact]
    public void With_Hutchinson_s_curvature_of_a_diagonal_loss_Sophia_takes_Newton_s_step()
    {
        Vec[] columns = [Vec.Of(2, 0), Vec.Of(0, 5)];
        DiagonalCurvature hutchinson = (at, curvature) =>
        {
            var u = Vec.Generate(2, i => CounterRandom.NormalAt(9, 1, i) > 0 ? 1 : -1);
            for (var i = 0; i < 2; i++)
            {
                curvature[i] = u[i] * ((u[0] * columns[0][i]) + (u[1] * columns[1][i]));
            }
        };
        var rule = Sophia.CreateWith(0.5, 0, 0, 1, 0, 1, hutchinson).Value();
        var next = Learning.Step(rule, [2 * 0.3, 5 * -0.4], Learning.Begin(rule, [0.3, -0.4])).Parameters;
        Close.To(Vec.Of(0.15, -0.2), Vec.Of([.. next]), 1e-14);
    }

    [Fact]
    public void Normalised_steps_are_equally_long_and_greedy_ones_move_one_parameter()
    {
        var normalised = Learning.Step(NormalisedDescent.Create(0.3).Value(), [3, -4], Learning.Begin(NormalisedDescent.Create(0.3).Value(), [1, 1]));
        Close.To(Vec.Of(1 - 0.18, 1 + 0.24), Vec.Of([.. normalised.Parameters]), 1e-15);
        var greedy = Learning.Step(GreedyCoordinateDescent.Create(0.5).Value(), [3, -4], Learning.Begin(GreedyCoordinateDescent.Create(0.5).Value(), [1, 1]));
        Assert.Equal([1.0, 3.0], greedy.Parameters);
    }

    // Noisy, and of a loss that pulls back, so that signs change.
    private static double Gradient(int step, double[] theta, int i) => (theta[i] - (0.1 * i)) + CounterRandom.NormalAt(31, step, i);

    private static double[] Start() => [.. Enumerable.Range(0, Dimension).Select(i => 0.3 * i)];

    private static double[] Run(LearningRule rule)
    {
        var learner = Learning.Begin(rule, [.. Start()]);
        for (var t = 1; t <= Steps; t++)
        {
            double[] theta = [.. learner.Parameters];
            learner = Learning.Step(rule, [.. Enumerable.Range(0, Dimension).Select(i => Gradient(t, theta, i))], learner);
        }

        return [.. learner.Parameters];
    }

    private static void Same(double[] expected, double[] actual)
        => Close.To(Vec.Of(expected), Vec.Of(actual), 1e-12 * Vec.Of(expected).Norm);
}
