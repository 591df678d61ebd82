using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>A formula as a tree: what stands in a figure between dollar signs.</summary>
internal abstract record Formula
{
    private Formula()
    {
    }

    /// <summary>Letters or signs in one typeface.</summary>
    /// <param name="Face">The typeface.</param>
    /// <param name="Text">What is written.</param>
    /// <param name="Space">Room on both sides, in ems: relations have more than operators, letters none.</param>
    public sealed record Symbol(Face Face, string Text, double Space) : Formula;

    /// <summary>One after the other.</summary>
    public sealed record Row(Seq<Formula> Items) : Formula;

    /// <summary>With something small below or above on the right.</summary>
    public sealed record Scripts(Formula Base, Option<Formula> Below, Option<Formula> Above) : Formula;

    /// <summary>With a dot above: a derivative by time.</summary>
    public sealed record Dotted(Formula Base) : Formula;

    /// <summary>One above the other with a line between.</summary>
    public sealed record Fraction(Formula Above, Formula Below) : Formula;
}
