using System.Globalization;
using System.Text;
using LanguageExt;
using LossNav.Application;
using LossNav.Application.Figures;
using LossNav.Application.Ports;
using LossNav.Application.Results;
using static LanguageExt.Prelude;

namespace LossNav.Host.Tests.Extensions;

/// <summary>A renderer: what is in a figure, as a list.</summary>
internal sealed class OwnRenderer : IFigureRenderer
{
    public string Id => "own-renderer";

    public Seq<string> Formats => Seq1("txt");

    public Either<JobError, Seq<RenderedFile>> Render(Figure figure, string format)
    {
        var lines = figure.Panels.Bind(panel => panel.Layers.Map(layer => $"{panel.Name}: {layer.Name}"));
        var text = string.Create(CultureInfo.InvariantCulture, $"{figure.Id}, {figure.WidthInches} x {figure.HeightInches} inches\n{string.Join('\n', lines)}\n");
        return Seq1(new RenderedFile($"{figure.Id}.{format}", Encoding.UTF8.GetBytes(text)));
    }
}
