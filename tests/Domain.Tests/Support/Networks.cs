using LossNav.Domain.Landscapes;
using LossNav.Domain.Landscapes.Networks;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Support;

/// <summary>Small networks with examples that another network has labelled.</summary>
internal static class Networks
{
    public static NetworkShape Shape(Activation activation, params int[] widths) => NetworkShape.Create(activation, toSeq(widths)).Value();

    /// <summary>Normal inputs; the targets are the outputs of a random linear map and, for cross-entropy, the class of the largest of them.</summary>
    public static LabelledExamples Examples(NetworkShape shape, NetworkLoss loss, int count, ulong seed)
    {
        var (inputs, outputs) = (shape.Widths.Head, shape.Widths.Last);
        var x = Mat.Generate(count, inputs, (i, j) => CounterRandom.NormalAt(CounterRandom.Branch(seed, 0), i, j));
        var y = x * Mat.Generate(inputs, outputs, (i, j) => CounterRandom.NormalAt(CounterRandom.Branch(seed, 1), i, j) / Math.Sqrt(inputs));
        return loss == NetworkLoss.SquaredError
            ? LabelledExamples.Create(x, y).Value()
            : LabelledExamples.OfClasses(outputs, x, toSeq(Enumerable.Range(0, count)).Map(i => Enumerable.Range(0, outputs).MaxBy(j => y[i, j])).Strict()).Value();
    }

    public static CurvedLandscape Smooth(NetworkShape shape, NetworkLoss loss, int count, ulong seed)
        => NetworkLandscape.CreateCurved(shape, loss, 1e-3, Examples(shape, loss, count, seed)).Value();
}
