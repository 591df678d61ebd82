using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Landscapes.Networks;

/// <summary>A network, its examples and how it is judged: all that the loss is made of.</summary>
/// <param name="Shape">The network.</param>
/// <param name="Loss">How wrong it is.</param>
/// <param name="WeightPenalty">λ ≥ 0 in ½λ|θ|² (L2).</param>
/// <param name="Examples">What it is to learn.</param>
internal sealed record NetworkProblem(NetworkShape Shape, NetworkLoss Loss, double WeightPenalty, LabelledExamples Examples)
{
    // Examples in a pass: as many as leave a layer of some hundred units in the cache.
    private const int MostInPass = 128;

    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        using var pass = new NetworkPass(Shape, Loss, Math.Min(MostInPass, Examples.Count), withShifts: false);
        var value = default(CompensatedSum);
        gradient.Clear();
        for (var first = 0; first < Examples.Count; first += MostInPass)
        {
            var count = Math.Min(MostInPass, Examples.Count - first);
            value.Add(pass.AddGradient(parameters, Part(Examples.Inputs, first, count), Part(Examples.Targets, first, count), count, 1.0 / Examples.Count, gradient));
        }

        Rows.AddScaled(WeightPenalty, parameters, gradient);
        value.Add(WeightPenalty / 2 * Rows.Dot(parameters, parameters));
        return value.Value;
    }

    public void MultiplyHessian(ReadOnlySpan<double> parameters, ReadOnlySpan<double> direction, Span<double> product)
    {
        using var pass = new NetworkPass(Shape, Loss, Math.Min(MostInPass, Examples.Count), withShifts: true);
        product.Clear();
        for (var first = 0; first < Examples.Count; first += MostInPass)
        {
            var count = Math.Min(MostInPass, Examples.Count - first);
            pass.AddProduct(
                parameters, direction, Part(Examples.Inputs, first, count), Part(Examples.Targets, first, count), count, 1.0 / Examples.Count, product);
        }

        Rows.AddScaled(WeightPenalty, direction, product);
    }

    private static ReadOnlySpan<double> Part(Mat matrix, int first, int count) => matrix.Span.Slice(first * matrix.Columns, count * matrix.Columns);
}
