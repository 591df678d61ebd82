using TorchSharp;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Rules;

/// <summary>m̂ ← m̂ + K₁(g − m̂), v̂ ← v̂ + K₂(g² − v̂), θ ← θ − αm̂/(√(v̂ + ε²) + ε) (<see cref="Domain.Rules.Navigator"/>).</summary>
internal sealed class TensorNavigator(
    IReadOnlyList<Tensor> parameters, double learningRate, double discount, double beta1, double beta2) : TensorRule(parameters)
{
    private readonly Scalar _minusRate = -learningRate;
    private readonly Scalar _discount = discount;
    private readonly Scalar _discountSquared = discount * discount;
    private readonly Scalar _never = double.PositiveInfinity;
    private readonly Tensor[] _means = ZerosLike(parameters);
    private readonly Tensor[] _squares = ZerosLike(parameters);

    protected override IReadOnlyList<Tensor> Memory => [.. _means, .. _squares];

    protected override void Advance()
    {
        var (gain1, gain2) = (Gain(beta1), Gain(beta2));
        using Scalar meanGain = gain1;
        using Scalar meanKept = 1 - gain1;
        using Scalar squareGain = gain2;
        using Scalar squareKept = 1 - gain2;
        for (var i = 0; i < Parameters.Count; i++)
        {
            var gradient = GradientOf(Parameters[i]);
            _means[i].mul_(meanKept).add_(gradient, meanGain);
            _squares[i].mul_(squareKept).addcmul_(gradient, gradient, squareGain);
            Parameters[i].addcdiv_(_means[i], Scale(_squares[i]), _minusRate);
        }
    }

    // Without a discount, a parameter whose gradients are all zero, or have squares that are too small for its numbers, must stay where it is.
    private Tensor Scale(Tensor squares)
    {
        if (discount > 0)
        {
            return squares.add(_discountSquared).sqrt_().add_(_discount);
        }

        var root = squares.sqrt();
        return root.masked_fill_(root.eq(0), _never);
    }

    private double Gain(double beta) => (1 - beta) / (1 - Math.Pow(beta, Steps));
}
