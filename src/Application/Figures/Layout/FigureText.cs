using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>All that a figure writes.</summary>
internal static class FigureText
{
    /// <summary>The first text with a character that its typeface lacks.</summary>
    public static Option<JobError> FirstMissing(IFontMetrics fonts, Figure figure)
        => (figure.Heading.ToSeq() + figure.Panels.Bind(Texts))
            .Map(text => TextSetting.Set(fonts, text, 1).Pieces
                .Map(piece => fonts.FirstMissing(piece.Face, piece.Text))
                .Somes()
                .HeadOrNone()
                .Map(codePoint => (JobError)new JobError.MissingGlyph(figure.Id, text, codePoint)))
            .Somes()
            .HeadOrNone();

    private static Seq<string> Texts(Panel panel)
        => panel.X.Ticks.Map(tick => tick.Text)
            + panel.Y.Ticks.Map(tick => tick.Text)
            + panel.ColorBar.ToSeq().Bind(bar => bar.Label.Cons(bar.Ticks.Map(tick => tick.Text)))
            + panel.X.Label.ToSeq() + panel.Y.Label.ToSeq() + panel.Title.ToSeq() + panel.Letter.ToSeq()
            + panel.Layers.Bind(layer => layer.Label.ToSeq() + (layer is Layer.Text text ? [text.Words] : Seq<string>.Empty));
}
