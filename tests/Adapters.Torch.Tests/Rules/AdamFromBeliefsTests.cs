using LossNav.Domain.Beliefs;
using LossNav.Domain.Numerics;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace LossNav.Adapters.Torch.Tests.Rules;

/// <summary>Adam as TorchSharp has it, against the ballistic step of a learner that believes (theory notes, section 7).</summary>
public sealed class AdamFromBeliefsTests
{
    private const int Steps = 1_000;
    private const int Dimension = 20;
    private const double LearningRate = 1e-3;
    private const double Epsilon = 1e-8;

    public AdamFromBeliefsTests() => Torch.Prepare();

    [Fact]
    public void Beliefs_and_the_ballistic_step_with_epsilon_outside_the_root_are_the_librarys_Adam_over_1000_steps()
    {
        using var theirs = new Parameter(linspace(1, 2, Dimension, ScalarType.Float64));
        using var adam = optim.Adam([theirs], LearningRate, 0.9, 0.999, Epsilon);
        var ours = theirs.detach().data<double>().ToArray();
        var means = new ForgettingMean[Dimension];
        var scales = new ScaleBelief[Dimension];
        for (var t = 0; t < Steps; t++)
        {
            var gradient = Enumerable.Range(0, Dimension).Select(i => Math.Pow(10, (i % 7) - 5) * (CounterRandom.NormalAt(5, t, i) + 0.3)).ToArray();
            using var seen = tensor(gradient);
            theirs.grad = seen;
            adam.step();
            for (var i = 0; i < Dimension; i++)
            {
                (means[i], scales[i]) = (ForgettingMean.Observe(0.9, gradient[i], means[i]), ScaleBelief.Observe(0.999, gradient[i], scales[i]));
                ours[i] -= LearningRate * means[i].Mean / (Math.Sqrt(scales[i].Scale) + Epsilon);
            }
        }

        Assert.All(ours.Zip(theirs.detach().data<double>().ToArray()), pair => Assert.InRange(pair.Item1, pair.Item2 - 1e-6, pair.Item2 + 1e-6));
    }
}
