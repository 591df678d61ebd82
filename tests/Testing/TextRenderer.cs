using System.Globalization;
using System.Text;
using LanguageExt;
using LossNav.Application;
using LossNav.Application.Figures;
using LossNav.Application.Ports;
using LossNav.Application.Results;

namespace LossNav.Testing;

/// <summary>The in-memory twin of a renderer: one short text file for each figure and format.</summary>
/// <param name="Id">The name by which it is chosen.</param>
/// <param name="Formats">The formats it makes.</param>
public sealed record TextRenderer(string Id, Seq<string> Formats) : IFigureRenderer
{
    /// <summary>Called before each rendering; a test may block or throw here.</summary>
    public Action<Figure> OnRender { get; init; } = _ => { };

    /// <inheritdoc/>
    public Either<JobError, Seq<RenderedFile>> Render(Figure figure, string format)
    {
        OnRender(figure);
        var text = string.Create(CultureInfo.InvariantCulture, $"{figure.Id} {figure.WidthInches:R} x {figure.HeightInches:R} as {format}\n");
        return Prelude.Seq1(new RenderedFile($"{figure.Id}.{format}", Encoding.UTF8.GetBytes(text)));
    }
}
