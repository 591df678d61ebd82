using TorchSharp;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Rules;

/// <summary>The ballistic rule exactly as published (<see cref="Domain.Rules.Ballistic"/>).</summary>
internal sealed class TensorBallistic(
    IReadOnlyList<Tensor> parameters, double learningRate, double beta2, double epsilon, double weightDecay) : TensorRule(parameters)
{
    private readonly Scalar _minusRate = -learningRate;
    private readonly Scalar _beta2 = beta2;
    private readonly Scalar _gain2 = 1 - beta2;
    private readonly Scalar _epsilon = epsilon;
    private readonly Scalar _keep = 1 - (learningRate * weightDecay);
    private readonly Tensor[] _squares = ZerosLike(parameters);

    protected override IReadOnlyList<Tensor> Memory => _squares;

    protected override void Advance()
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            var gradient = GradientOf(Parameters[i]);
            _squares[i].mul_(_beta2).addcmul_(gradient, gradient, _gain2);
            if (weightDecay != 0)
            {
                Parameters[i].mul_(_keep);
            }

            using var scale = _squares[i].add(_epsilon);
            Parameters[i].addcdiv_(gradient, scale.sqrt_(), _minusRate);
        }
    }
}
