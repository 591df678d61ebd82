namespace LossNav.Application.Figures;

/// <summary>The place of a panel in a grid of equal panels.</summary>
/// <param name="Row">Counted from 0 at the top.</param>
/// <param name="Column">Counted from 0 at the left.</param>
/// <param name="Rows">How many rows the grid has.</param>
/// <param name="Columns">How many columns the grid has.</param>
public sealed record Cell(int Row, int Column, int Rows, int Columns)
{
    /// <summary>The only cell of a grid of one.</summary>
    public static Cell Whole { get; } = new(0, 0, 1, 1);
}
