using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace LossNav.Adapters.Torch.Networks;

/// <summary>PyTorch's default initialisation of linear and convolutional layers: uniform in ±1/√fan-in, weight and then bias.</summary>
/// <remarks>The same draws in the same order as PyTorch's own layers, so one seed gives the same network.</remarks>
internal static class Initialisation
{
    /// <summary>Weight (outputs x inputs) and bias of a linear layer.</summary>
    internal static IEnumerable<Parameter> Linear(long inputs, long outputs, Generator random, Device device)
        => [Uniform([outputs, inputs], inputs, random, device), Uniform([outputs], inputs, random, device)];

    /// <summary>Weight (outputs x inputs x 3 x 3) and bias of a convolution, the weight stored with channels last.</summary>
    internal static IEnumerable<Parameter> Convolution3(long inputs, long outputs, Generator random, Device device)
        => [Uniform([outputs, inputs, 3, 3], inputs * 9, random, device), Uniform([outputs], inputs * 9, random, device)];

    private static Parameter Uniform(long[] shape, long fanIn, Generator random, Device device)
    {
        using var scope = NewDisposeScope();
        var bound = 1 / Math.Sqrt(fanIn);
        var values = empty(shape).uniform_(-bound, bound, random);
        var parameter = new Parameter(ChannelsLast.Of(values).to(device));
        parameter.DetachFromDisposeScope();
        return parameter;
    }
}
