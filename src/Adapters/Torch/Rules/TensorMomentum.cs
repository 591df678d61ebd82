using TorchSharp;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Rules;

/// <summary>p ← μp + g, θ ← θ − αp (<see cref="Domain.Rules.Momentum"/>).</summary>
internal sealed class TensorMomentum(IReadOnlyList<Tensor> parameters, double learningRate, double decay) : TensorRule(parameters)
{
    private readonly Scalar _minusRate = -learningRate;
    private readonly Scalar _decay = decay;
    private readonly Tensor[] _momentum = ZerosLike(parameters);

    protected override IReadOnlyList<Tensor> Memory => _momentum;

    protected override void Advance()
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            _momentum[i].mul_(_decay).add_(GradientOf(Parameters[i]));
            Parameters[i].add_(_momentum[i], _minusRate);
        }
    }
}
