using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Assumptions;

/// <summary>A norm ‖u‖ of velocities: how moving is measured where it is not by a quadratic form (theory notes, section 11).</summary>
/// <remarks>Its dual ‖λ‖* = max of λ·v over ‖v‖ ≤ 1, and the duality map d(λ), a v that reaches the maximum: see <see cref="Duality"/>.</remarks>
public abstract record Norm
{
    private Norm()
    {
    }

    /// <summary>ℓ₁, the sum of the sizes of all coordinates.</summary>
    public static Norm L1 { get; } = new Sum();

    /// <summary>ℓ₂, the length.</summary>
    public static Norm L2 { get; } = new Length();

    /// <summary>ℓ∞, the size of the largest coordinate.</summary>
    public static Norm LInfinity { get; } = new Largest();

    /// <summary>Gives the value of the case that this norm is.</summary>
    public TResult Match<TResult>(
        Func<Sum, TResult> sum,
        Func<Length, TResult> length,
        Func<Largest, TResult> largest,
        Func<Weighted, TResult> weighted,
        Func<Spectral, TResult> spectral,
        Func<Nuclear, TResult> nuclear,
        Func<Symmetric, TResult> symmetric,
        Func<Layers, TResult> layers) => this switch
    {
        Sum norm => sum(norm),
        Length norm => length(norm),
        Largest norm => largest(norm),
        Weighted norm => weighted(norm),
        Spectral norm => spectral(norm),
        Nuclear norm => nuclear(norm),
        Symmetric norm => symmetric(norm),
        Layers norm => layers(norm),
        _ => throw new InvalidOperationException($"{GetType()} is not a norm."),
    };

    /// <summary>Whether it sees the sizes of coordinates alone, so that to move fewer of them never costs more.</summary>
    public bool IsAbsolute => Match(
        _ => true, _ => true, _ => true, norm => norm.Inner.IsAbsolute, _ => false, _ => false, _ => false, norm => norm.Parts.ForAll(part => part.Norm.IsAbsolute));

    internal Seq<NavigationError> Check(int dimension) => Match(
        _ => LanguageExt.Seq<NavigationError>.Empty,
        _ => LanguageExt.Seq<NavigationError>.Empty,
        _ => LanguageExt.Seq<NavigationError>.Empty,
        norm => Checks.Point("the weights of the norm", norm.Weights, dimension)
            + Checks.When(norm.Weights.Span.ToArray().Any(weight => !(weight > 0)), () => new NavigationError.OutOfRange("the least weight of the norm", norm.Weights.Span.ToArray().Min(), "a finite number > 0"))
            + norm.Inner.Check(dimension),
        norm => Shape("the spectral norm", $"of a {norm.Rows} x {norm.Columns} matrix", (long)norm.Rows * norm.Columns, dimension),
        norm => Shape("the nuclear norm", $"of a {norm.Rows} x {norm.Columns} matrix", (long)norm.Rows * norm.Columns, dimension),
        norm => Shape("the spectral norm", $"of a symmetric {norm.Size} x {norm.Size} matrix", (long)norm.Size * (norm.Size + 1) / 2, dimension),
        norm => Shape("the largest norm of all layers", $"over {norm.Parts.Count} layers", norm.Parts.Sum(part => (long)part.Count), dimension)
            + norm.Parts.Bind(part => part.Norm.Check(part.Count)));

    private static Seq<NavigationError> Shape(string what, string found, long count, int dimension)
        => Checks.When(count != dimension, () => new NavigationError.WrongShape(what, $"{found}, {count} numbers", $"of {dimension} numbers, as the landscape"));

    /// <summary>ℓ₁.</summary>
    public sealed record Sum : Norm;

    /// <summary>ℓ₂; of a matrix, the Frobenius norm.</summary>
    public sealed record Length : Norm;

    /// <summary>ℓ∞.</summary>
    public sealed record Largest : Norm;

    /// <summary>Another norm of the coordinates after each is multiplied by a weight.</summary>
    /// <param name="Inner">The other norm.</param>
    /// <param name="Weights">D numbers, each &gt; 0.</param>
    public sealed record Weighted(Norm Inner, Vec Weights) : Norm;

    /// <summary>The largest singular value of a parameter that is a matrix.</summary>
    /// <param name="Rows">Its rows.</param>
    /// <param name="Columns">Its columns; the numbers stand row by row.</param>
    public sealed record Spectral(int Rows, int Columns) : Norm;

    /// <summary>The sum of the singular values of a parameter that is a matrix.</summary>
    /// <param name="Rows">Its rows.</param>
    /// <param name="Columns">Its columns; the numbers stand row by row.</param>
    public sealed record Nuclear(int Rows, int Columns) : Norm;

    /// <summary>The spectral norm of a symmetric matrix, of which the upper triangle stands row by row: a, b, c of [a b; b c].</summary>
    /// <param name="Size">Its rows.</param>
    public sealed record Symmetric(int Size) : Norm;

    /// <summary>The largest of the norms of layers.</summary>
    /// <param name="Parts">The layers in the order of their parameters, D together.</param>
    public sealed record Layers(Seq<LayerNorm> Parts) : Norm;
}

/// <summary>The norm of one layer's parameters.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Norm">Their norm.</param>
public sealed record LayerNorm(int Count, Norm Norm);
