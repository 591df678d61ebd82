using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Derivations;

/// <summary>The weight of a layer that derivations about matrices are checked with: 2 x 2, row by row; nothing about its numbers is special.</summary>
internal static class LayerExample
{
    public static ParameterLayout Layout { get; } = ParameterLayout.Of(Seq1(ParameterShape.Matrix(2, 2)));

    public static Vec Start { get; } = Vec.Of(1.1, 0.7, -0.4, 0.9);

    public static Vec Gradient { get; } = Vec.Of(1.9, -0.4, 0.7, 1.1);

    /// <summary>Forty noisy gradients, one after another.</summary>
    public static Seq<Vec> NoisyGradients { get; } = toSeq(Enumerable.Range(0, 40)
        .Select(t => Vec.Generate(4, i => Gradient[i] + (0.3 * (i + 1) * CounterRandom.NormalAt(23, t, i)))))
        .Strict();

    /// <summary>The matrix of a weight that is written row by row.</summary>
    public static Mat Matrix(Vec weight) => Mat.Copy(2, 2, weight.Span);

    /// <summary>The Kronecker product, which acts on a weight row by row as W ↦ A W Bᵀ.</summary>
    public static Mat Kronecker(Mat a, Mat b) => Mat.Generate(
        a.Rows * b.Rows, a.Columns * b.Columns, (i, j) => a[i / b.Rows, j / b.Columns] * b[i % b.Rows, j % b.Columns]);

    /// <summary>A function of a symmetric matrix.</summary>
    public static Mat Power(double exponent, Mat symmetric) => SymmetricEigen.Of(symmetric).Apply(value => Math.Pow(Math.Max(0, value), exponent));
}
