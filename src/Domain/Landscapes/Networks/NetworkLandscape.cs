using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Landscapes.Networks;

/// <summary>
/// The loss of a network as a landscape over its parameters, in 64 bits and without a foreign library: mean loss over all examples and ½λ|θ|². Equal parameters give equal
/// numbers to the last bit on one machine.
/// </summary>
public static class NetworkLandscape
{
    /// <summary>The loss of a network: with products of the Hessian (<see cref="CurvedLandscape"/>) unless its units have a kink.</summary>
    /// <param name="shape">The network.</param>
    /// <param name="loss">How wrong it is.</param>
    /// <param name="weightPenalty">λ ≥ 0 in ½λ|θ|² (L2).</param>
    /// <param name="examples">What it is to learn: as many inputs and outputs as the network has; probabilities for cross-entropy.</param>
    public static Validation<NavigationError, Landscape> Create(NetworkShape shape, NetworkLoss loss, double weightPenalty, LabelledExamples examples)
        => Checks.Then<Landscape>(
            Check(shape, loss, weightPenalty, examples),
            () => Activations.IsSmooth(shape.Activation)
                ? new Smooth(new NetworkProblem(shape, loss, weightPenalty, examples))
                : new Kinked(new NetworkProblem(shape, loss, weightPenalty, examples)));

    /// <summary>As <see cref="Create"/>, for networks whose units have two derivatives.</summary>
    /// <param name="shape">The network, of tanh or GELU.</param>
    /// <param name="loss">How wrong it is.</param>
    /// <param name="weightPenalty">λ ≥ 0 in ½λ|θ|² (L2).</param>
    /// <param name="examples">What it is to learn.</param>
    public static Validation<NavigationError, CurvedLandscape> CreateCurved(NetworkShape shape, NetworkLoss loss, double weightPenalty, LabelledExamples examples)
        => Checks.Then<CurvedLandscape>(
            Check(shape, loss, weightPenalty, examples)
                + Checks.When(!Activations.IsSmooth(shape.Activation), () => new NavigationError.NoHessianProducts(Name(shape))),
            () => new Smooth(new NetworkProblem(shape, loss, weightPenalty, examples)));

    private static Seq<NavigationError> Check(NetworkShape shape, NetworkLoss loss, double weightPenalty, LabelledExamples examples)
        => Checks.NotNegative("the weight penalty λ", weightPenalty)
            + Checks.When(
                examples.Inputs.Columns != shape.Widths.Head,
                () => new NavigationError.WrongShape("the network", $"of {shape.Widths.Head} inputs", $"of {examples.Inputs.Columns}, as the examples"))
            + Checks.When(
                examples.Targets.Columns != shape.Widths.Last,
                () => new NavigationError.WrongShape("the network", $"of {shape.Widths.Last} outputs", $"of {examples.Targets.Columns}, as the targets"))
            + Checks.When(
                loss == NetworkLoss.CrossEntropy && !AreProbabilities(examples.Targets),
                () => new NavigationError.WrongShape("a target", "something else", "probabilities ≥ 0 of sum 1, for cross-entropy"));

    private static bool AreProbabilities(Mat targets)
    {
        for (var i = 0; i < targets.Rows; i++)
        {
            var sum = 0.0;
            foreach (var probability in targets.Span.Slice(i * targets.Columns, targets.Columns))
            {
                sum += probability >= 0 ? probability : double.NaN;
            }

            if (!(Math.Abs(sum - 1) <= 1e-9))
            {
                return false;
            }
        }

        return true;
    }

    private static string Name(NetworkShape shape) => $"{shape.Activation.ToString().ToLowerInvariant()} network {string.Join('-', shape.Widths)}";

    private sealed class Kinked(NetworkProblem network) : Landscape(Name(network.Shape), network.Shape.Parameters, Empty)
    {
        public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient) => network.Evaluate(position, gradient);
    }

    private sealed class Smooth(NetworkProblem network) : CurvedLandscape(Name(network.Shape), network.Shape.Parameters, Empty)
    {
        public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient) => network.Evaluate(position, gradient);

        public override void MultiplyHessian(double time, ReadOnlySpan<double> position, ReadOnlySpan<double> direction, Span<double> product)
            => network.MultiplyHessian(position, direction, product);
    }
}
