using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Results;

namespace LossNav.Application.Ports;

/// <summary>Turns the description of a figure into files. A renderer does no I/O and keeps no state: equal figures give equal bytes.</summary>
/// <remarks>Errors are values; an exception from a renderer is a bug in it. One instance may be called from several threads at once.</remarks>
public interface IFigureRenderer
{
    /// <summary>The name by which configuration and command line choose this renderer, for example <c>skia</c>.</summary>
    string Id { get; }

    /// <summary>The formats that this renderer makes, lower case and without a dot, for example <c>png</c>.</summary>
    Seq<string> Formats { get; }

    /// <summary>Renders one figure in one of <see cref="Formats"/>.</summary>
    /// <returns>One or more files (a data format makes one per series), or why there are none.</returns>
    Either<JobError, Seq<RenderedFile>> Render(Figure figure, string format);
}
