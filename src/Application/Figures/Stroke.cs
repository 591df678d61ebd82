using LanguageExt;

namespace LossNav.Application.Figures;

/// <summary>How a line is drawn.</summary>
/// <param name="Color">Its colour.</param>
/// <param name="WidthPoints">Its width in points (1/72 inch).</param>
/// <param name="Dashes">Lengths of line and gap in turn, in multiples of the width; empty for a solid line.</param>
public sealed record Stroke(Color Color, double WidthPoints, Seq<double> Dashes)
{
    /// <summary>A solid line.</summary>
    public static Stroke Solid(Color color, double widthPoints) => new(color, widthPoints, Seq<double>.Empty);

    /// <summary>A dashed line: dashes of 3.7 widths with gaps of 1.6 widths.</summary>
    public static Stroke Dashed(Color color, double widthPoints) => new(color, widthPoints, new Seq<double>([3.7, 1.6]));
}
