using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems;

/// <summary>The way from a whole to one of its parts: names of members and numbers of items, counted from 0.</summary>
/// <param name="Steps">The names and numbers, the outermost first.</param>
/// <param name="IsName">Whether the name of the member is meant, not its value.</param>
public sealed record ValuePath(Seq<string> Steps, bool IsName)
{
    /// <summary>The whole.</summary>
    public static ValuePath Root { get; } = new(Seq<string>(), false);

    /// <summary>The value of a member.</summary>
    public ValuePath Member(string name) => new(Steps.Add(name), false);

    /// <summary>The name of a member.</summary>
    public ValuePath NameOf(string name) => new(Steps.Add(name), true);

    /// <summary>An item of a list.</summary>
    /// <param name="index">Which, counted from 0.</param>
    public ValuePath Item(int index) => new(Steps.Add(index.ToString(CultureInfo.InvariantCulture)), false);

    /// <inheritdoc/>
    public override string ToString() => Steps.IsEmpty ? "the problem" : string.Join('.', Steps);
}

/// <summary>What is wrong with one part of a problem.</summary>
/// <param name="At">Which part.</param>
/// <param name="Column">Where in the text that stands there, counted from 1 in UTF-16 units; none for the part as a whole.</param>
/// <param name="Message">What is wrong and what to do, without a full stop.</param>
public sealed record ProblemFault(ValuePath At, Option<int> Column, string Message)
{
    /// <summary>What is wrong with a part as a whole.</summary>
    public static ProblemFault Of(ValuePath at, string message) => new(at, None, message);
}
