using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Assumptions;

/// <summary>Norms of velocities, their dual norms of costates, and the map from a costate to the best direction (theory notes, section 11).</summary>
public static class Duality
{
    /// <summary>‖v‖.</summary>
    /// <param name="norm">The norm, of D numbers.</param>
    /// <param name="velocity">v, D numbers.</param>
    public static double NormOf(Norm norm, Vec velocity) => norm.Match(
        _ => Sizes.Sum(velocity.Span),
        _ => velocity.Norm,
        _ => Sizes.Largest(velocity.Span),
        it => NormOf(it.Inner, Scaled(velocity, i => it.Weights[i])),
        it => Singular(it.Rows, it.Columns, velocity).Values[0],
        it => Singular(it.Rows, it.Columns, velocity).Sum,
        it => Sizes.Largest(SymmetricEigen.Of(Full(it.Size, 1, velocity)).Values.Span),
        it => Each(it, velocity).Max(part => NormOf(part.Norm, part.Numbers)));

    /// <summary>The dual norm ‖λ‖* = max of λ·v over ‖v‖ ≤ 1.</summary>
    /// <param name="norm">The norm of velocities, of D numbers.</param>
    /// <param name="costate">λ, D numbers.</param>
    public static double DualOf(Norm norm, Vec costate) => norm.Match(
        _ => Sizes.Largest(costate.Span),
        _ => costate.Norm,
        _ => Sizes.Sum(costate.Span),
        it => DualOf(it.Inner, Scaled(costate, i => 1 / it.Weights[i])),
        it => Singular(it.Rows, it.Columns, costate).Sum,
        it => Singular(it.Rows, it.Columns, costate).Values[0],
        it => Sizes.Sum(SymmetricEigen.Of(Full(it.Size, 0.5, costate)).Values.Span),
        it => Each(it, costate).Sum(part => DualOf(part.Norm, part.Numbers)));

    /// <summary>The duality map d(λ): a direction with ‖d‖ = 1 and λ·d = ‖λ‖*; 0 for λ = 0.</summary>
    /// <param name="norm">The norm of velocities, of D numbers.</param>
    /// <param name="costate">λ, D numbers.</param>
    public static Vec Direction(Norm norm, Vec costate) => costate.Span.IndexOfAnyExcept(0) < 0 ? costate : norm.Match(
        _ => OnlyLargest(costate),
        _ => (1 / costate.Norm) * costate,
        _ => Scaled(costate, i => costate[i] == 0 ? 0 : 1 / Math.Abs(costate[i])),
        it => Scaled(Direction(it.Inner, Scaled(costate, i => 1 / it.Weights[i])), i => 1 / it.Weights[i]),
        it => Vec.Copy(Singular(it.Rows, it.Columns, costate).Apply(sigma => 1 / sigma).Span),
        it => First(Singular(it.Rows, it.Columns, costate)),
        it => Triangle(SymmetricEigen.Of(Full(it.Size, 0.5, costate)).Apply(value => Math.Sign(value))),
        it => Vec.From(Each(it, costate).SelectMany(part => Direction(part.Norm, part.Numbers).Span.ToArray())));

    private static Vec Scaled(Vec numbers, Func<int, double> factor) => Vec.Generate(numbers.Dimension, i => factor(i) * numbers[i]);

    private static SingularValues Singular(int rows, int columns, Vec numbers) => SingularValues.Of(Mat.Copy(rows, columns, numbers.Span));

    // u₁v₁ᵀ.
    private static Vec First(SingularValues of) => Vec.Copy(Mat.Generate(of.Left.Rows, of.Right.Columns, (i, j) => of.Left[i, 0] * of.Right[0, j]).Span);

    private static Vec OnlyLargest(Vec numbers)
    {
        var largest = Sizes.PlaceOfLargest(numbers.Span);
        return Vec.Generate(numbers.Dimension, i => i == largest ? Math.Sign(numbers[i]) : 0);
    }

    // The scalar product of two triangles is that of the matrices if one of them has halves beside the diagonal.
    private static Mat Full(int size, double beside, Vec triangle)
        => Mat.Generate(size, size, (i, j) => (i == j ? 1 : beside) * triangle[Place(size, Math.Min(i, j), Math.Max(i, j))]);

    private static Vec Triangle(Mat matrix)
        => Vec.From(Enumerable.Range(0, matrix.Rows).SelectMany(i => Enumerable.Range(i, matrix.Rows - i).Select(j => matrix[i, j])));

    private static int Place(int size, int row, int column) => (row * size) - (row * (row - 1) / 2) + column - row;

    private static IEnumerable<(Norm Norm, Vec Numbers)> Each(Norm.Layers layers, Vec numbers)
    {
        var start = 0;
        foreach (var part in layers.Parts)
        {
            yield return (part.Norm, Vec.Copy(numbers.Span.Slice(start, part.Count)));
            start += part.Count;
        }
    }
}
