using LanguageExt;
using LossNav.Application.Networks;
using LossNav.Application.Training;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;

namespace LossNav.Application.Ports;

/// <summary>Where the losses of networks on real images come from.</summary>
/// <remarks>Errors are values. Equal requests on equal data give equal landscapes, to the last bit on one machine with one number of threads.</remarks>
public interface INetworkLandscapes
{
    /// <summary>Loads the images and places them.</summary>
    /// <param name="request">What is asked for.</param>
    Either<TrainingError, INetworkLoss> Open(NetworkRequest request);
}

/// <summary>The loss of a network, ready to be evaluated; holds its images until it is disposed of.</summary>
public interface INetworkLoss : IDisposable
{
    /// <summary>L over all parameters, layer after layer, weights row by row before biases; with products of the Hessian where the network has them.</summary>
    Landscape Landscape { get; }

    /// <summary>The weights to begin with.</summary>
    Vec Start { get; }

    /// <summary>How many parameters each layer has.</summary>
    Seq<int> LayerSizes { get; }

    /// <summary>SHA-256 of the dataset's images and labels, 64 digits in lower case.</summary>
    string DataSha256 { get; }
}
