using TorchSharp;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Rules;

/// <summary>Adam with decoupled weight decay (<see cref="Domain.Rules.AdamW"/>).</summary>
internal sealed class TensorAdamW(
    IReadOnlyList<Tensor> parameters, double learningRate, double beta1, double beta2, double epsilon, double weightDecay) : TensorRule(parameters)
{
    private readonly Scalar _beta1 = beta1;
    private readonly Scalar _gain1 = 1 - beta1;
    private readonly Scalar _beta2 = beta2;
    private readonly Scalar _gain2 = 1 - beta2;
    private readonly Scalar _epsilon = epsilon;
    private readonly Scalar _keep = 1 - (learningRate * weightDecay);
    private readonly Tensor[] _means = ZerosLike(parameters);
    private readonly Tensor[] _squares = ZerosLike(parameters);

    protected override IReadOnlyList<Tensor> Memory => [.. _means, .. _squares];

    protected override void Advance()
    {
        // The corrections of both moments go into the step: α m̂/(√v̂ + ε) = (α/c₁) m/(√v/√c₂ + ε).
        using Scalar minusStep = -learningRate / (1 - Math.Pow(beta1, Steps));
        using Scalar inverseRoot = 1 / Math.Sqrt(1 - Math.Pow(beta2, Steps));
        for (var i = 0; i < Parameters.Count; i++)
        {
            var gradient = GradientOf(Parameters[i]);
            _means[i].mul_(_beta1).add_(gradient, _gain1);
            _squares[i].mul_(_beta2).addcmul_(gradient, gradient, _gain2);
            if (weightDecay != 0)
            {
                Parameters[i].mul_(_keep);
            }

            using var scale = _squares[i].sqrt();
            Parameters[i].addcdiv_(_means[i], scale.mul_(inverseRoot).add_(_epsilon), minusStep);
        }
    }
}
