using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace LossNav.Adapters.Torch.Networks;

/// <summary>A network as a function of its parameters.</summary>
internal abstract class Network(IReadOnlyList<Parameter> parameters, ScalarType compute) : IDisposable
{
    /// <summary>Weights and biases, layer by layer, in 32-bit floats.</summary>
    internal IReadOnlyList<Parameter> Parameters { get; } = parameters;

    /// <summary>The scores of each class, N images x classes, in 32-bit floats.</summary>
    /// <param name="images">N images, as the network's input has them.</param>
    internal abstract Tensor Forward(Tensor images);

    public void Dispose()
    {
        foreach (var parameter in Parameters)
        {
            parameter.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>A tensor in the numbers that layers multiply in: itself, where those are 32-bit floats.</summary>
    protected Tensor InCompute(Tensor tensor) => compute == ScalarType.Float32 ? tensor : tensor.to(compute);
}
