using LanguageExt;

namespace LossNav.Adapters.Files.Problems;

/// <summary>A value of a JSON file with the place where it stands.</summary>
internal abstract record JsonPart
{
    private JsonPart(Position at) => At = at;

    /// <summary>Where it begins.</summary>
    public Position At { get; }

    /// <summary>What a message calls it.</summary>
    public string Kind => Match(_ => "text", _ => "a number", _ => "a list", _ => "an object", word => word.Value);

    /// <summary>Gives the value of the case that this part is.</summary>
    public TResult Match<TResult>(
        Func<Text, TResult> text, Func<Number, TResult> number, Func<List, TResult> list, Func<Group, TResult> group, Func<Word, TResult> word)
        => this switch
        {
            Text it => text(it),
            Number it => number(it),
            List it => list(it),
            Group it => group(it),
            Word it => word(it),
            _ => throw new InvalidOperationException($"{GetType()} is not a part of a JSON file."),
        };

    /// <summary>A string.</summary>
    /// <param name="At">Where its opening quote stands.</param>
    /// <param name="Value">Its characters.</param>
    /// <param name="IsPlain">Whether it stands in the file as it is, without escapes.</param>
    internal sealed record Text(Position At, string Value, bool IsPlain) : JsonPart(At)
    {
        /// <summary>The place of a character of the string, counted from 1.</summary>
        public Position Inside(int column) => IsPlain ? new Position(At.Line, At.Column + column) : At;
    }

    /// <summary>A number.</summary>
    internal sealed record Number(Position At, double Value) : JsonPart(At);

    /// <summary>An array.</summary>
    internal sealed record List(Position At, Seq<JsonPart> Items) : JsonPart(At);

    /// <summary>An object.</summary>
    internal sealed record Group(Position At, Seq<Member> Members) : JsonPart(At);

    /// <summary>true, false or null.</summary>
    internal sealed record Word(Position At, string Value) : JsonPart(At);
}

/// <summary>A named value in an object.</summary>
/// <param name="At">Where the name stands.</param>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
internal sealed record Member(Position At, string Name, JsonPart Value);
