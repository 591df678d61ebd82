using TorchSharp;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Rules;

/// <summary>v ← β₂v + (1−β₂)g², θ ← θ − αg/(√v + ε) (<see cref="Domain.Rules.RmsProp"/>).</summary>
internal sealed class TensorRmsProp(IReadOnlyList<Tensor> parameters, double learningRate, double beta2, double epsilon) : TensorRule(parameters)
{
    private readonly Scalar _minusRate = -learningRate;
    private readonly Scalar _beta2 = beta2;
    private readonly Scalar _gain2 = 1 - beta2;
    private readonly Scalar _epsilon = epsilon;
    private readonly Tensor[] _squares = ZerosLike(parameters);

    protected override IReadOnlyList<Tensor> Memory => _squares;

    protected override void Advance()
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            var gradient = GradientOf(Parameters[i]);
            _squares[i].mul_(_beta2).addcmul_(gradient, gradient, _gain2);
            using var scale = _squares[i].sqrt();
            Parameters[i].addcdiv_(gradient, scale.add_(_epsilon), _minusRate);
        }
    }
}
