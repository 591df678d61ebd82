using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Landscapes.Networks;

/// <summary>
/// A network of fully connected layers (a multilayer perceptron): widths and the activation between. Its parameters are, layer by layer, the weights, outputs x inputs row
/// by row, and then the biases: the order in which PyTorch lists those of linear layers.
/// </summary>
public sealed record NetworkShape
{
    private NetworkShape(Seq<int> widths, Activation activation) => (Widths, Activation) = (widths, activation);

    /// <summary>Numbers of inputs, of units of each hidden layer, and of outputs.</summary>
    public Seq<int> Widths { get; }

    /// <summary>What hidden units make of their inputs; outputs are linear.</summary>
    public Activation Activation { get; }

    /// <summary>Number of layers of weights.</summary>
    public int Layers => Widths.Count - 1;

    /// <summary>Number of parameters, D.</summary>
    public int Parameters => Enumerable.Range(0, Layers).Sum(ParametersOf);

    /// <summary>A shape.</summary>
    /// <param name="activation">What hidden units make of their inputs.</param>
    /// <param name="widths">Two or more widths, each ≥ 1: inputs, hidden layers, outputs.</param>
    public static Validation<NavigationError, NetworkShape> Create(Activation activation, Seq<int> widths)
    {
        var parameters = widths.Skip(1).Zip(widths, (to, from) => (double)to * (from + 1.0)).Sum();
        return Checks.Then(
            Checks.AtLeast("the number of widths of a network", widths.Count, 2)
                + widths.Bind(width => Checks.AtLeast("a width of a network", width, 1))
                + Checks.When(parameters > System.Array.MaxLength, () => new NavigationError.TooLarge("the network", parameters, System.Array.MaxLength)),
            () => new NetworkShape(widths.Strict(), activation));
    }

    /// <summary>How many parameters a layer has, counted from 0.</summary>
    public int ParametersOf(int layer) => Widths[layer + 1] * (Widths[layer] + 1);

    /// <summary>A number for each layer, for a metric or a decay that differs from layer to layer.</summary>
    /// <param name="number">Of the layer, counted from 0.</param>
    public PerParameter ByLayer(Func<int, double> number)
        => new PerParameter.ByLayer(toSeq(Enumerable.Range(0, Layers)).Map(layer => new LayerValue(ParametersOf(layer), number(layer))).Strict());

    /// <summary>Parameters to begin with: weights normal with variance 1/inputs (LeCun et al. 1998), biases 0.</summary>
    /// <param name="seed">Equal seeds give equal parameters.</param>
    public Vec InitialParameters(ulong seed)
    {
        var parameters = new double[Parameters];
        var at = 0;
        for (var layer = 0; layer < Layers; layer++)
        {
            var (inputs, outputs) = (Widths[layer], Widths[layer + 1]);
            for (var i = 0; i < inputs * outputs; i++)
            {
                parameters[at + i] = CounterRandom.NormalAt(seed, layer, i) / Math.Sqrt(inputs);
            }

            at += ParametersOf(layer);
        }

        return Vec.Own(parameters);
    }
}
