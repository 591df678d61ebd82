using LanguageExt;
using LossNav.Domain;

namespace LossNav.Application;

/// <summary>Why a job could not be done: one line that says what is wrong, where, and what to do. Each case has its own code.</summary>
public abstract record JobError
{
    private protected JobError(string code, string message) => (Code, Message) = (code, message);

    /// <summary>Short and stable, unique among all cases.</summary>
    public string Code { get; }

    /// <summary>One line for people.</summary>
    public string Message { get; }

    /// <summary>The navigation problem behind a figure is not valid or could not be solved.</summary>
    public sealed record Navigation(string Figure, NavigationError Cause)
        : JobError(Cause.Code, $"{Figure}: {Cause.Message}");

    /// <summary>A parameter has a value that cannot be read or is out of range.</summary>
    public sealed record BadParameter(string Figure, string Parameter, string Value, string Expected)
        : JobError("J001", $"{Figure}: parameter '{Parameter}' is '{Value}', but {Expected}.");

    /// <summary>A figure has no such parameter.</summary>
    public sealed record UnknownParameter(string Figure, string Parameter, Seq<string> Known)
        : JobError("J002", $"{Figure}: there is no parameter '{Parameter}'; it has {string.Join(", ", Known)}.");

    /// <summary>A renderer was asked for a glyph that its fonts lack.</summary>
    public sealed record MissingGlyph(string Figure, string Text, int CodePoint)
        : JobError("J003", $"{Figure}: the fonts have no glyph for U+{CodePoint:X4} in '{Text}'; use another character or add it to the embedded font.");

    /// <summary>A renderer does not make the format that it was asked for.</summary>
    public sealed record UnknownFormat(string Renderer, string Format, Seq<string> Known)
        : JobError("J004", $"renderer '{Renderer}' does not make '{Format}'; it makes {string.Join(", ", Known)}.");

    /// <summary>No figure has this name.</summary>
    public sealed record UnknownFigure(string Figure, string Nearest)
        : JobError("J101", $"there is no figure '{Figure}'{NearestName.Question(Nearest)}");

    /// <summary>No renderer has this name.</summary>
    public sealed record UnknownRenderer(string Renderer, string Nearest, Seq<string> Known)
        : JobError("J102", $"there is no renderer '{Renderer}'{NearestName.Question(Nearest)} There are {string.Join(", ", Known)}.");

    /// <summary>Nothing would be made: no renderer was chosen.</summary>
    public sealed record NoRenderer(Seq<string> Known)
        : JobError("J103", $"no renderer is chosen, so no file would be made; choose among {string.Join(", ", Known)}.");

    /// <summary>Two renderers made a file of one name.</summary>
    public sealed record FileMadeTwice(string Figure, string File, string First, string Second)
        : JobError("J104", $"{Figure}: the renderers '{First}' and '{Second}' both make '{File}'; choose one of them for that format.");

    /// <summary>A renderer named a file that does not lie below the results folder.</summary>
    public sealed record FileOutsideResults(string File)
        : JobError("J105", $"the file '{File}' would lie outside the results folder; a renderer must name files below it.");

    /// <summary>The results folder cannot be written to.</summary>
    public sealed record NotWritable(string Path, string Reason)
        : JobError("J106", $"cannot write '{Path}': {Reason} Choose another folder or make this one writable.");

    /// <summary>There is no space left for a file.</summary>
    public sealed record DiskFull(string Path)
        : JobError("J107", $"no space left on the disk for '{Path}'; free some or choose another folder. Earlier files are as they were.");

    /// <summary>A file that stands in the results folder cannot be read.</summary>
    public sealed record NotReadable(string Path, string Reason)
        : JobError("J108", $"cannot read '{Path}': {Reason} Make it readable or move it away.");

    /// <summary>The manifest in the results folder is not one that this version wrote.</summary>
    public sealed record BadManifest(string File, string Reason)
        : JobError("J109", $"'{File}' is not a manifest of this program: {Reason} Move it away and render again.");

    /// <summary>A recipe, renderer or store threw: a bug in it, which must not stop the other jobs.</summary>
    public sealed record Bug(string Figure, string Exception)
        : JobError("J110", $"{Figure}: a fault in the program stopped it ({Exception}); please report it.");

    /// <summary>Other runs hold what a run has to change, and did not let go of it.</summary>
    public sealed record StoreBusy(string Path)
        : JobError("J111", $"another run is changing '{Path}' and did not end its change in time; wait until it has ended, then run the command again.");

    /// <summary>A problem file says something that cannot be.</summary>
    public sealed record BadProblem(string File, int Line, int Column, string Reason)
        : JobError("J201", $"{File}, line {Line}, column {Column}: {Reason}.");

    /// <summary>A problem that came as data says something that cannot be.</summary>
    public sealed record BadSpecification(string Source, string Part, string Reason)
        : JobError("J204", $"{Source}, {Part}: {Reason}.");

    /// <summary>A problem file, or a file that it names, cannot be had.</summary>
    public sealed record ProblemNotReadable(string File, string Reason)
        : JobError("J202", $"{File}: {Reason.TrimEnd('.')}.");

    /// <summary>A problem is well formed, but has no answer that was found.</summary>
    public sealed record NotSolved(string File, NavigationError Cause)
        : JobError(Cause.Code, $"{File}: {Cause.Message}");

    /// <summary>A file that a verb was to write is there already.</summary>
    public sealed record FileExists(string File)
        : JobError("J203", $"'{File}' is there already; choose another name or move it away.");

    /// <summary>A change of a problem cannot be made.</summary>
    public sealed record BadChange(string Text, string Reason)
        : JobError("J205", $"{Text}: {Reason}.");

    /// <summary>A text is no order.</summary>
    public sealed record BadOrder(string Reason)
        : JobError("J301", $"this is no order: {Reason.TrimEnd('.')}.");

    /// <summary>An order reached a process that was started for other work.</summary>
    public sealed record NotDoneHere(string Order, string What)
        : JobError("J302", $"{Order}: this process makes no {What}; send the order to one that does.");

    /// <summary>A file is not the record of a run.</summary>
    public sealed record BadRun(string File, string Reason)
        : JobError("J401", $"{File}: {Reason}.");

    /// <summary>The record of a run cannot be had.</summary>
    public sealed record RunNotReadable(string File, string Reason)
        : JobError("J402", $"cannot read '{File}': {Reason}.");
}
