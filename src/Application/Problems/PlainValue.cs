using LanguageExt;

namespace LossNav.Application.Problems;

/// <summary>A value as a file in JSON or a like format holds it: texts, numbers, lists, groups of named values, and the words true, false and null.</summary>
public abstract record PlainValue
{
    private PlainValue()
    {
    }

    /// <summary>What a message calls it.</summary>
    public string Kind => Match(_ => "text", _ => "a number", _ => "a list", _ => "an object", word => word.Value);

    /// <summary>Gives the value of the case that this is.</summary>
    public TResult Match<TResult>(
        Func<Text, TResult> text, Func<Number, TResult> number, Func<List, TResult> list, Func<Group, TResult> group, Func<Word, TResult> word)
        => this switch
        {
            Text it => text(it),
            Number it => number(it),
            List it => list(it),
            Group it => group(it),
            Word it => word(it),
            _ => throw new InvalidOperationException($"{GetType()} is not a plain value."),
        };

    /// <summary>A string.</summary>
    public sealed record Text(string Value) : PlainValue;

    /// <summary>A number.</summary>
    public sealed record Number(double Value) : PlainValue;

    /// <summary>An array.</summary>
    public sealed record List(Seq<PlainValue> Items) : PlainValue;

    /// <summary>An object: each name once, in the order in which they were written.</summary>
    public sealed record Group(Seq<PlainMember> Members) : PlainValue
    {
        /// <summary>The value of a name.</summary>
        public Option<PlainValue> Find(string name) => Members.Find(member => member.Name == name).Map(member => member.Value);
    }

    /// <summary>true, false or null.</summary>
    public sealed record Word(string Value) : PlainValue;
}

/// <summary>A named value in a group.</summary>
public sealed record PlainMember(string Name, PlainValue Value);
