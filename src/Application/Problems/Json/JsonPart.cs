using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems.Json;

/// <summary>A value of a JSON text with the place where it stands.</summary>
internal abstract record JsonPart
{
    private JsonPart(Position at) => At = at;

    /// <summary>Where it begins.</summary>
    public Position At { get; }

    /// <summary>The value alone; of members of one name the first.</summary>
    public PlainValue Plain => Match<PlainValue>(
        text => new PlainValue.Text(text.Value),
        number => new PlainValue.Number(number.Value),
        list => new PlainValue.List(list.Items.Map(item => item.Plain).Strict()),
        group => new PlainValue.Group(group.First.Map(member => new PlainMember(member.Name, member.Value.Plain)).Strict()),
        word => new PlainValue.Word(word.Value));

    /// <summary>The members that repeat the name of an earlier one, in this part and in all that it holds.</summary>
    public Seq<Member> Repeated => Match(
        _ => Seq<Member>(),
        _ => Seq<Member>(),
        list => list.Items.Bind(item => item.Repeated),
        group => group.Members.Filter(member => !group.First.Exists(first => ReferenceEquals(first, member))) + group.Members.Bind(member => member.Value.Repeated),
        _ => Seq<Member>()).Strict();

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
            _ => throw new InvalidOperationException($"{GetType()} is not a part of a JSON text."),
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
    internal sealed record Group(Position At, Seq<Member> Members) : JsonPart(At)
    {
        /// <summary>The first member of each name.</summary>
        public Seq<Member> First => Members.GroupBy(member => member.Name, StringComparer.Ordinal).Select(named => named.First()).ToSeq().Strict();
    }

    /// <summary>true, false or null.</summary>
    internal sealed record Word(Position At, string Value) : JsonPart(At);
}

/// <summary>A named value in an object.</summary>
/// <param name="At">Where the name stands.</param>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
internal sealed record Member(Position At, string Name, JsonPart Value);
