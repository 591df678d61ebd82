using LossNav.Application.Figures;

namespace LossNav.Adapters.Skia;

/// <summary>What a file says about its figure besides showing it.</summary>
/// <param name="Title">The published name.</param>
/// <param name="Source">Where measured data come from, one line for each layer; empty for a computed figure.</param>
internal sealed record AboutFigure(string Title, string Source)
{
    public static AboutFigure Of(Figure figure)
        => new(figure.Id, string.Join('\n', figure.Origins.Map(origin => $"{origin.Layer}: {origin.Words}")));
}
