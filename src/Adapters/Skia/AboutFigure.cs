using LossNav.Application.Figures;

namespace LossNav.Adapters.Skia;

/// <summary>What a file says about its figure besides showing it.</summary>
/// <param name="Title">The published name.</param>
/// <param name="Description">What it shows, its caption, and where measured data come from, line by line.</param>
/// <param name="Lettering">How letters are kept.</param>
internal sealed record AboutFigure(string Title, string Description, Lettering Lettering)
{
    public static AboutFigure Of(Figure figure)
        => new(
            figure.Id,
            string.Join('\n', figure.Summary.ToSeq() + figure.Caption.ToSeq() + figure.Origins.Map(origin => $"{origin.Layer}: {origin.Words}")),
            figure.Look.Lettering);
}
