using LanguageExt;
using LossNav.Domain.Landscapes.Networks;
using LossNav.Domain.Solvers.MatrixFree;

namespace LossNav.Application.Networks;

/// <summary>A navigation problem on the loss of a network as a researcher writes it down: plain data, equal where everything said is equal.</summary>
/// <param name="Name">Its results carry it: letters, digits, hyphens, underscores and points.</param>
/// <param name="Description">What it is about, in the author's words; may be empty.</param>
/// <param name="Network">L: the network, its images, how it is judged, and the weights it begins with.</param>
/// <param name="Metric">G: one number for all parameters, or one for each layer of weights and biases; each &gt; 0.</param>
/// <param name="Decay">j in the drift f = −jθ (weight decay).</param>
/// <param name="LearningRate">η &gt; 0.</param>
/// <param name="LossWeight">k ≥ 0.</param>
/// <param name="DiscountRates">γ ≥ 0: one or more; the problem is solved for each.</param>
/// <param name="Duration">T &gt; 0 with a free end; none for ever.</param>
/// <param name="Rules">The names of learning rules whose own paths are charged under the same J, each at the best of a list of learning rates; may be empty.</param>
/// <param name="Settings">How finely and how exactly.</param>
public sealed record NetworkSpecification(
    string Name,
    string Description,
    NetworkRequest Network,
    Seq<double> Metric,
    double Decay,
    double LearningRate,
    double LossWeight,
    Seq<double> DiscountRates,
    Option<double> Duration,
    Seq<string> Rules,
    MatrixFreeSettings Settings);

/// <summary>Asks for the loss of a network of fully connected layers on the first images of a dataset.</summary>
/// <param name="Dataset">The name of the dataset, for example <c>mnist</c>.</param>
/// <param name="Images">How many of its training images, from the first; ≥ 1.</param>
/// <param name="Hidden">Units of each hidden layer, each ≥ 1; the dataset gives inputs and outputs.</param>
/// <param name="Activation">What hidden units make of their inputs.</param>
/// <param name="Loss">How wrong it is.</param>
/// <param name="WeightPenalty">λ ≥ 0 in ½λ|θ|² (L2).</param>
/// <param name="InDouble">Whether it is computed in 64-bit floats, else in 32-bit.</param>
/// <param name="Seed">Decides the weights that it begins with: PyTorch's default initialisation.</param>
public sealed record NetworkRequest(
    string Dataset, int Images, Seq<int> Hidden, Activation Activation, NetworkLoss Loss, double WeightPenalty, bool InDouble, long Seed);
