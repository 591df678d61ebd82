using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace LossNav.Adapters.Torch.Networks;

/// <summary>The paper's fully connected network: inputs-512-256-classes, ReLU (figure 2e).</summary>
internal sealed class Mlp(int inputs, int classes, Generator random, Device device, ScalarType compute) : Network(
    [
        .. Initialisation.Linear(inputs, 512, random, device),
        .. Initialisation.Linear(512, 256, random, device),
        .. Initialisation.Linear(256, classes, random, device),
    ],
    compute)
{
    /// <param name="images">N x inputs.</param>
    internal override Tensor Forward(Tensor images)
    {
        var hidden = InCompute(images);
        for (var i = 0; i < Parameters.Count; i += 2)
        {
            hidden = F.linear(i == 0 ? hidden : F.relu(hidden, inplace: true), InCompute(Parameters[i]), InCompute(Parameters[i + 1]));
        }

        return hidden.to(ScalarType.Float32);
    }
}
