using LanguageExt;
using LossNav.Domain.Methods;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems.Json;

/// <summary>The part of docs/schema/problem.schema.json that speaks of methods, written from their rows.</summary>
public static class MethodSchema
{
    /// <summary>The member <c>solver</c>, line by line, indented as it stands in the schema.</summary>
    /// <param name="methods">The methods that can be chosen, the one that counts where nothing is said first.</param>
    public static Seq<string> Lines(Seq<Method> methods)
    {
        var bare = methods.Filter(row => row.Settings.ForAll(setting => !setting.IsRequired)).Map(row => Text(row.Name));
        var choices = Seq1(Group(("enum", new PlainValue.List(bare)))) + methods.Map(Choice);
        return Seq("    \"solver\": {", $"      \"description\": \"How to solve it; \\\"{methods.Head.Name}\\\" if left out.\",", "      \"oneOf\": [")
            + choices.Map((index, choice) => $"        {JsonWriting.OnOneLine(choice)}{(index < choices.Count - 1 ? "," : string.Empty)}").ToSeq()
            + Seq("      ]", "    }");
    }

    private static PlainValue.Group Choice(Method row) => Group(
        ("description", Text($"{row.Needs.Words}: {row.Meaning}.")),
        ("type", Text("object")),
        ("additionalProperties", new PlainValue.Word("false")),
        ("required", new PlainValue.List(Text("method").Cons(row.Settings.Filter(setting => setting.IsRequired).Map(setting => Text(setting.Name))))),
        ("properties", new PlainValue.Group(
            new PlainMember("method", (PlainValue)Group(("enum", new PlainValue.List(Seq1(Text(row.Name)))))).Cons(row.Settings.Map(setting => new PlainMember(setting.Name, Property(setting)))))));

    private static PlainValue.Group Property(Setting setting)
        => new((Range(setting.Range)
            + Seq1(new PlainMember("description", Text($"{setting.Meaning}.")))
            + setting.Preset.Map(preset => new PlainMember("default", SpecificationTree.Setting(preset))).ToSeq()).Strict());

    private static Seq<PlainMember> Range(SettingRange range) => range.Match(
        count => Seq(
            new PlainMember("type", Text("integer")), new PlainMember("minimum", Number(count.Least)), new PlainMember("maximum", Number(count.Most)))
            + (count.MultipleOf == 1 ? Seq<PlainMember>() : Seq1(new PlainMember("multipleOf", Number(count.MultipleOf)))),
        number => Seq1(new PlainMember("type", Text("number")))
            + Bound(number.Interval.Low, number.Interval.IncludesLow ? "minimum" : "exclusiveMinimum")
            + Bound(number.Interval.High, number.Interval.IncludesHigh ? "maximum" : "exclusiveMaximum"),
        choice => Seq1(new PlainMember("enum", new PlainValue.List(choice.Options.Map(Text)))),
        _ => Seq1(new PlainMember("$ref", Text("#/definitions/vector"))));

    private static Seq<PlainMember> Bound(double value, string name) => double.IsFinite(value) ? Seq1(new PlainMember(name, Number(value))) : Seq<PlainMember>();

    private static PlainValue.Group Group(params (string Name, PlainValue Value)[] members)
        => new(members.Select(member => new PlainMember(member.Name, member.Value)).ToSeq().Strict());

    private static PlainValue Text(string text) => new PlainValue.Text(text);

    private static PlainValue.Number Number(double number) => new(number);
}
