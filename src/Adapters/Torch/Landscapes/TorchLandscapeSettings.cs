using LossNav.Domain.Landscapes.Networks;

namespace LossNav.Adapters.Torch.Landscapes;

/// <summary>The network whose loss is a landscape.</summary>
public abstract record LandscapeNetwork
{
    private protected LandscapeNetwork(Activation activation) => Activation = activation;

    /// <summary>What hidden units make of their inputs.</summary>
    public Activation Activation { get; }

    /// <summary>Gives the value of the case that this network is.</summary>
    public TResult Match<TResult>(Func<Connected, TResult> connected, Func<Convolutional, TResult> convolutional) => this switch
    {
        Connected network => connected(network),
        Convolutional network => convolutional(network),
        _ => throw new InvalidOperationException($"{GetType()} is not a network."),
    };

    /// <summary>Fully connected layers over the pixels of an image.</summary>
    /// <param name="Shape">Inputs are the pixels of all channels, outputs the classes; 784-512-256-10 with ReLU is the network of figure 2e.</param>
    public sealed record Connected(NetworkShape Shape) : LandscapeNetwork(Shape.Activation);

    /// <summary>Two pairs of 3 x 3 convolutions, each followed by 2 x 2 max-pooling, then a hidden layer and the classes.</summary>
    /// <param name="Narrow">Channels of the first pair; 64 in the network of figure 2f.</param>
    /// <param name="Wide">Channels of the second pair; 128 there.</param>
    /// <param name="Hidden">Units of the hidden layer; 256 there.</param>
    /// <param name="Units">What hidden units make of their inputs. Max-pooling has kinks whatever they are.</param>
    public sealed record Convolutional(int Narrow, int Wide, int Hidden, Activation Units) : LandscapeNetwork(Units);
}

/// <summary>A loss on real images as a landscape.</summary>
/// <param name="Network">The network.</param>
/// <param name="Images">How many images, from the first one to learn from; ≥ 1.</param>
/// <param name="Loss">How wrong the network is.</param>
/// <param name="WeightPenalty">λ ≥ 0 in ½λ|θ|² (L2).</param>
/// <param name="InDouble">Whether to compute in 64-bit floats, else in 32-bit.</param>
/// <param name="Threads">Threads that one operation may use, ≥ 1. Equal numbers give equal bits on one machine, others other rounding errors.</param>
public sealed record TorchLandscapeSettings(LandscapeNetwork Network, int Images, NetworkLoss Loss, double WeightPenalty, bool InDouble, int Threads)
{
    /// <summary>Cross-entropy without a penalty, in 64-bit floats, on all processors.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">How many images, ≥ 1.</param>
    public static TorchLandscapeSettings Of(LandscapeNetwork network, int images)
        => new(network, images, NetworkLoss.CrossEntropy, 0, true, Environment.ProcessorCount);
}
