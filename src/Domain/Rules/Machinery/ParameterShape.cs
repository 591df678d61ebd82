using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>The shape of one parameter of a learner: a number has none, a bias one size, a weight of a layer two or more.</summary>
/// <param name="Sizes">The size along each axis, the slowest in memory first; each at least 0.</param>
public sealed record ParameterShape(Seq<int> Sizes)
{
    /// <summary>How many numbers it holds.</summary>
    public int Count { get; } = Sizes.Fold(1, (count, size) => checked(count * size));

    /// <summary>Whether it has two axes or more, and can be taken as the matrix <see cref="Rows"/> x <see cref="Columns"/>.</summary>
    public bool IsMatrix => Sizes.Count > 1;

    /// <summary>The outputs of a layer: the size of the first axis; 1 for a number.</summary>
    public int Rows => Sizes.IsEmpty ? 1 : Sizes[0];

    /// <summary>What each output is made of: the sizes of all other axes multiplied, as for convolutions that are flattened; 1 for a vector.</summary>
    public int Columns { get; } = Sizes.Tail.Fold(1, (count, size) => checked(count * size));

    /// <summary>A vector.</summary>
    /// <param name="count">Its numbers, at least 0.</param>
    public static ParameterShape Vector(int count) => new(Seq1(count));

    /// <summary>A matrix, row by row.</summary>
    /// <param name="rows">Outputs, at least 0.</param>
    /// <param name="columns">Inputs, at least 0.</param>
    public static ParameterShape Matrix(int rows, int columns) => new(Seq(rows, columns));
}
