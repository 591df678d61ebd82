using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems.Json;

/// <summary>A value of a JSON text with the place where it stands, and those of the values in it.</summary>
internal sealed class JsonPart
{
    private JsonPart(int at, PlainValue value) => (At, Value) = (at, value);

    /// <summary>The byte at which it begins.</summary>
    public int At { get; }

    /// <summary>The value alone; of members of one name the first.</summary>
    public PlainValue Value { get; }

    /// <summary>Whether a text stands in the file as it is, without escapes, so that its characters have places.</summary>
    public bool IsVerbatim { get; private init; }

    /// <summary>The items of an array, in order; none of anything else.</summary>
    public Seq<JsonPart> Items { get; private init; } = Seq<JsonPart>();

    /// <summary>The members of an object, in order, those whose name was there before too; none of anything else.</summary>
    public Seq<JsonMember> Members { get; private init; } = Seq<JsonMember>();

    /// <summary>The members, here and further inside, whose name another one had before them.</summary>
    public Seq<JsonMember> Repeated
        => (Members.Except(First(Members)).ToSeq() + Members.Bind(member => member.Value.Repeated) + Items.Bind(item => item.Repeated)).Strict();

    public static JsonPart Text(int at, string text, bool isVerbatim) => new(at, new PlainValue.Text(text)) { IsVerbatim = isVerbatim };

    public static JsonPart Number(int at, double number) => new(at, new PlainValue.Number(number));

    public static JsonPart Word(int at, string word) => new(at, new PlainValue.Word(word));

    public static JsonPart List(int at, Seq<JsonPart> items) => new(at, new PlainValue.List(items.Map(item => item.Value).Strict())) { Items = items };

    public static JsonPart Group(int at, Seq<JsonMember> members)
        => new(at, new PlainValue.Group(First(members).Map(member => new PlainMember(member.Name, member.Value.Value)).Strict())) { Members = members };

    private static Seq<JsonMember> First(Seq<JsonMember> members) => members.DistinctBy(member => member.Name, StringComparer.Ordinal).ToSeq().Strict();
}

/// <summary>A named value of a JSON object: this one, even where another one says the same.</summary>
/// <param name="at">The byte at which the name begins.</param>
/// <param name="name">The name.</param>
/// <param name="value">The value.</param>
internal sealed class JsonMember(int at, string name, JsonPart value)
{
    public int At { get; } = at;

    public string Name { get; } = name;

    public JsonPart Value { get; } = value;
}
