using LanguageExt;

namespace LossNav.Application.Figures;

/// <summary>Figures made of figures: each part keeps its panels and gives them a region of the whole.</summary>
public static class FigureSheet
{
    /// <summary>One figure of several.</summary>
    /// <param name="id">The name of the whole.</param>
    /// <param name="widthInches">Width of the canvas.</param>
    /// <param name="heightInches">Height of the canvas.</param>
    /// <param name="parts">The parts, in the order in which they are drawn.</param>
    /// <returns>A figure with all panels; where a part has several, or where two parts name a panel alike, the name of the part stands before theirs.</returns>
    public static Figure Compose(string id, double widthInches, double heightInches, Seq<FigurePart> parts)
    {
        var names = parts.Bind(part => part.Figure.Panels.Map(panel => panel.Name)).Strict();
        return new Figure(id, widthInches, heightInches, parts.Bind(part => part.Figure.Panels.Map((index, panel) => panel with
        {
            Name = names.Count(name => name == panel.Name) > 1 ? $"{part.Figure.Id}-{panel.Name}" : panel.Name,
            Region = part.Region,
            Letter = part.Letter.Filter(_ => index == 0) || panel.Letter,
        }).ToSeq()).Strict())
        {
            Origins = parts.Bind(part => part.Figure.Origins).Distinct().Strict(),
        };
    }

    /// <summary>A cell of a grid of regions with room around the axes of each.</summary>
    /// <param name="rows">Rows of the grid.</param>
    /// <param name="columns">Columns of the grid.</param>
    /// <param name="axes">Where the axes stand in a cell.</param>
    /// <param name="row">Counted from 0 at the top.</param>
    /// <param name="column">Counted from 0 at the left.</param>
    public static Region Cell(int rows, int columns, Region axes, int row, int column)
        => axes.Within(new Region((double)column / columns, (double)row / rows, (column + 1.0) / columns, (row + 1.0) / rows));
}

/// <summary>A figure as a part of another.</summary>
/// <param name="Figure">The part.</param>
/// <param name="Region">Where the grid of its panels lies in the whole.</param>
public sealed record FigurePart(Figure Figure, Region Region)
{
    /// <summary>The letter of its first panel.</summary>
    public Option<string> Letter { get; init; }
}
