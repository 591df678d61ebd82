using LanguageExt;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;

namespace LossNav.Application.Problems;

/// <summary>Asks for a landscape: data that can be written down, compared and sent elsewhere. Landscape sources make landscapes of it.</summary>
public abstract record LandscapeRequest
{
    private LandscapeRequest()
    {
    }

    /// <summary>Gives the value of the case that this request is.</summary>
    public TResult Match<TResult>(
        Func<Formula, TResult> formula,
        Func<Catalogue, TResult> catalogue,
        Func<Quadratic, TResult> quadratic,
        Func<Wells, TResult> wells,
        Func<Grid, TResult> grid,
        Func<Other, TResult> other) => this switch
        {
            Formula it => formula(it),
            Catalogue it => catalogue(it),
            Quadratic it => quadratic(it),
            Wells it => wells(it),
            Grid it => grid(it),
            Other it => other(it),
            _ => throw new InvalidOperationException($"{GetType()} is not a request for a landscape."),
        };

    /// <summary>The landscape of a formula.</summary>
    /// <param name="Text">The formula of L.</param>
    public sealed record Formula(string Text) : LandscapeRequest;

    /// <summary>A landscape of the catalogue.</summary>
    /// <param name="Name">For example <c>himmelblau</c>.</param>
    /// <param name="Numbers">Its numbers by name; those left out are as usual.</param>
    public sealed record Catalogue(string Name, Map<string, double> Numbers) : LandscapeRequest;

    /// <summary>½(θ − μ)ᵀH(θ − μ).</summary>
    /// <param name="Curvature">H, D x D.</param>
    /// <param name="Center">μ, D numbers.</param>
    public sealed record Quadratic(Mat Curvature, Vec Center) : LandscapeRequest;

    /// <summary>−Σ depth · exp(−|θ − center|²/width²).</summary>
    public sealed record Wells(Seq<GaussianWell> Each) : LandscapeRequest;

    /// <summary>A landscape between the nodes of a grid.</summary>
    /// <param name="File">The path of a CSV file; a relative one counts from where the problem stands.</param>
    public sealed record Grid(string File) : LandscapeRequest;

    /// <summary>A landscape of a kind that a source of the program's own knows.</summary>
    /// <param name="Kind">The name under which the source is listed.</param>
    /// <param name="Content">What the source reads.</param>
    public sealed record Other(string Kind, PlainValue Content) : LandscapeRequest;
}
