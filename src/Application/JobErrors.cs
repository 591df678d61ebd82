using LanguageExt;
using LossNav.Domain;

namespace LossNav.Application;

/// <summary>Why a job could not be done: one line that says what is wrong, where, and what to do. Each case has its own code.</summary>
/// <param name="Code">Short and stable, unique among all cases.</param>
/// <param name="Message">One line for people.</param>
public abstract record JobError(string Code, string Message)
{
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
}
