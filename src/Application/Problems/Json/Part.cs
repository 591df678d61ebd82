using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems.Json;

/// <summary>A part of a problem while it is read: a value, and the way to it.</summary>
internal sealed record Part(ValuePath Path, PlainValue Value)
{
    public static Part Whole(PlainValue value) => new(ValuePath.Root, value);

    /// <summary>What a message calls it.</summary>
    public string Kind => Value.Kind;

    /// <summary>The items of a list; none of anything else.</summary>
    public Seq<Part> Items
        => Value is PlainValue.List list ? list.Items.Map((index, item) => new Part(Path.Item(index), item)).ToSeq().Strict() : Seq<Part>();

    /// <summary>The members of a group; none of anything else.</summary>
    public Seq<(string Name, Part Value)> Members
        => Value is PlainValue.Group group ? group.Members.Map(member => (member.Name, new Part(Path.Member(member.Name), member.Value))) : Seq<(string, Part)>();

    public bool IsText(string text) => Value is PlainValue.Text it && it.Value == text;

    /// <summary>The value of a member, if there is one.</summary>
    public Option<Part> Find(string name)
        => Value is PlainValue.Group group ? group.Find(name).Map(value => new Part(Path.Member(name), value)) : None;
}
