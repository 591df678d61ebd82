using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Assumptions;

/// <summary>A number for each of D parameters: a diagonal matrix that is never written out, for problems of very many parameters.</summary>
public abstract record PerParameter
{
    private PerParameter()
    {
    }

    /// <summary>1 for every parameter.</summary>
    public static PerParameter One { get; } = new Same(1);

    /// <summary>0 for every parameter.</summary>
    public static PerParameter Nothing { get; } = new Same(0);

    /// <summary>Gives the value of the case that this is.</summary>
    public TResult Match<TResult>(Func<Same, TResult> same, Func<ByLayer, TResult> byLayer, Func<Each, TResult> each) => this switch
    {
        Same numbers => same(numbers),
        ByLayer numbers => byLayer(numbers),
        Each numbers => each(numbers),
        _ => throw new InvalidOperationException($"{GetType()} is not a number for each parameter."),
    };

    /// <summary>The numbers written out: D of them.</summary>
    /// <param name="dimension">D, as many as there are numbers.</param>
    public Vec Values(int dimension) => Match(
        same => Vec.Generate(dimension, _ => same.Value),
        layers => Vec.From(layers.Layers.SelectMany(layer => Enumerable.Repeat(layer.Value, layer.Count))),
        each => each.Numbers);

    internal bool IsZero => Match(same => same.Value == 0, layers => layers.Layers.ForAll(layer => layer.Value == 0), each => each.Numbers.Span.IndexOfAnyExcept(0) < 0);

    internal Seq<NavigationError> Check(string what, int dimension, Func<string, double, Seq<NavigationError>> checkNumber) => Match(
        same => checkNumber(what, same.Value),
        layers => CheckLayers(what, layers, dimension, checkNumber),
        each => Checks.Point(what, each.Numbers, dimension) is { IsEmpty: false } errors
            ? errors
            : toSeq(each.Numbers.ToArray().Select(number => checkNumber(what, number)).FirstOrDefault(found => !found.IsEmpty)));

    private static Seq<NavigationError> CheckLayers(
        string what, ByLayer layers, int dimension, Func<string, double, Seq<NavigationError>> checkNumber)
    {
        var count = layers.Layers.Sum(layer => (long)layer.Count);
        return layers.Layers.Bind(layer => Checks.AtLeast($"the number of parameters of a layer in {what}", layer.Count, 1) + checkNumber(what, layer.Value))
            + Checks.When(
                count != dimension,
                () => new NavigationError.WrongShape(what, $"over layers of {count} parameters together", $"over {dimension}, as the landscape"));
    }

    /// <summary>The same number for every parameter.</summary>
    /// <param name="Value">The number.</param>
    public sealed record Same(double Value) : PerParameter;

    /// <summary>One number for each layer.</summary>
    /// <param name="Layers">The layers in the order of their parameters, D parameters together.</param>
    public sealed record ByLayer(Seq<LayerValue> Layers) : PerParameter;

    /// <summary>A number of its own for each parameter.</summary>
    /// <param name="Numbers">D numbers.</param>
    public sealed record Each(Vec Numbers) : PerParameter;
}

/// <summary>A number that all parameters of a layer share.</summary>
/// <param name="Count">How many parameters the layer has, ≥ 1.</param>
/// <param name="Value">The number.</param>
public sealed record LayerValue(int Count, double Value);
