using System.Text;
using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Results;

namespace LossNav.Adapters.FigureData;

/// <summary>The caption of a figure as Markdown: what it shows, what each part of it is, and where measured numbers come from.</summary>
internal static class CaptionFile
{
    /// <summary>The file, if the figure has a caption.</summary>
    public static Option<RenderedFile> Of(Figure figure)
        => figure.Caption.Map(caption => new RenderedFile($"{figure.Id}.caption.md", Encoding.UTF8.GetBytes(Write(figure, caption))));

    private static string Write(Figure figure, string caption)
    {
        var sources = figure.Origins.Map(origin => $"- {origin.Layer}: {origin.Words}");
        return string.Join("\n\n", figure.Summary.Map(summary => $"**{summary}.**").ToSeq().Add(caption)
            + (sources.IsEmpty ? Seq<string>.Empty : new Seq<string>([$"Measured numbers come from these runs:\n\n{string.Join('\n', sources)}"]))) + "\n";
    }
}
