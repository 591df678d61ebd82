using TorchSharp;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Rules;

/// <summary>θ ← θ − αg (<see cref="Domain.Rules.GradientDescent"/>).</summary>
internal sealed class TensorGradientDescent(IReadOnlyList<Tensor> parameters, double learningRate) : TensorRule(parameters)
{
    private readonly Scalar _minusRate = -learningRate;

    protected override IReadOnlyList<Tensor> Memory => [];

    protected override void Advance()
    {
        foreach (var parameter in Parameters)
        {
            parameter.add_(GradientOf(parameter), _minusRate);
        }
    }
}
