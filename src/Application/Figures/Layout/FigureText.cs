using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>All that a figure writes.</summary>
internal static class FigureText
{
    /// <summary>The first text with a character that the font lacks.</summary>
    public static Option<JobError> FirstMissing(IFontMetrics fonts, Figure figure)
        => figure.Panels.Bind(Texts)
            .Map(text => fonts.FirstMissing(text).Map(codePoint => (JobError)new JobError.MissingGlyph(figure.Id, text, codePoint)))
            .Somes()
            .HeadOrNone();

    private static Seq<string> Texts(Panel panel)
        => panel.X.Ticks.Map(tick => tick.Text)
            + panel.Y.Ticks.Map(tick => tick.Text)
            + panel.X.Label.ToSeq() + panel.Y.Label.ToSeq() + panel.Title.ToSeq()
            + panel.Layers.Bind(layer => layer.Label.ToSeq() + (layer is Layer.Text text ? [text.Words] : Seq<string>.Empty));
}
