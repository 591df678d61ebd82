using TorchSharp;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Rules;

/// <summary>θ ← θ − α(g + λ(θ − θ₀)) (<see cref="Domain.Rules.L2Init"/>).</summary>
internal sealed class TensorL2Init(IReadOnlyList<Tensor> parameters, double learningRate, double strength) : TensorRule(parameters)
{
    private readonly Scalar _minusRate = -learningRate;
    private readonly Scalar _pull = learningRate * strength;
    private readonly Tensor[] _start = CopiesOf(parameters);

    protected override IReadOnlyList<Tensor> Memory => _start;

    protected override void Advance()
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            // θ + αλ(θ₀ − θ) keeps a small pull exact; (1 − αλ)θ + αλθ₀ would round it away in 32 bits.
            using var toStart = _start[i].sub(Parameters[i]);
            Parameters[i].add_(toStart, _pull).add_(GradientOf(Parameters[i]), _minusRate);
        }
    }
}
