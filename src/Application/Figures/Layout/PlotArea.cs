namespace LossNav.Application.Figures.Layout;

/// <summary>The box of a panel's axes and the data at its edges: the way from data to page.</summary>
internal sealed record PlotArea(Box Box, Limits X, Limits Y)
{
    public PlotArea Moved(double right, double down) => this with { Box = Box.Moved(right, down) };

    public double PageX(double x) => Box.Left + ((x - X.Low) / X.Length * Box.Width);

    public double PageY(double y) => Box.Bottom - ((y - Y.Low) / Y.Length * Box.Height);

    public PagePoint Page(double x, double y) => new(PageX(x), PageY(y));
}
