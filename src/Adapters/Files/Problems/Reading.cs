using System.Globalization;
using LanguageExt;
using LossNav.Application.UseCases;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Files.Problems;

/// <summary>Takes typed values out of JSON parts; what does not fit becomes a fault at its place.</summary>
internal static class Reading
{
    public static Validation<Fault, T> Wrong<T>(Position at, string message) => Fail<Fault, T>(new Fault(at, message));

    public static Validation<Fault, T> Right<T>(T value) => Success<Fault, T>(value);

    /// <summary>The value of a member, if there is one.</summary>
    public static Option<JsonPart> Find(this JsonPart.Group group, string name)
        => group.Members.Find(member => member.Name == name).Map(member => member.Value);

    /// <summary>Reads a member that must be there.</summary>
    public static Validation<Fault, T> Required<T>(
        this JsonPart.Group group, string name, string example, Func<JsonPart, Validation<Fault, T>> read)
        => group.Find(name).Match(read, () => Wrong<T>(group.At, $"'{name}' is missing in this object; add for example {example}"));

    /// <summary>Reads a member that may be left out.</summary>
    public static Validation<Fault, T> Optional<T>(this JsonPart.Group group, string name, T preset, Func<JsonPart, Validation<Fault, T>> read)
        => group.Find(name).Match(read, () => Right(preset));

    /// <summary>Refuses members that an object does not have, and members given twice.</summary>
    public static Validation<Fault, Unit> Only(this JsonPart.Group group, params string[] known)
    {
        var unknown = group.Members
            .Filter(member => !known.Contains(member.Name))
            .Map(member => new Fault(member.At, $"there is no '{member.Name}' here; did you mean '{NearestName.Of(member.Name, known.ToSeq())}'?".TrimEnd('?')));
        var twice = group.Members
            .Filter(member => group.Members.Find(other => other.Name == member.Name).Exists(first => !ReferenceEquals(first, member)))
            .Map(member => new Fault(member.At, $"'{member.Name}' is given twice; remove one of them"));
        var faults = unknown + twice;
        return faults.IsEmpty ? Right(unit) : Fail<Fault, Unit>(faults);
    }

    public static Validation<Fault, JsonPart.Group> Group(JsonPart part, string expected)
        => part is JsonPart.Group group ? Right(group) : Wrong<JsonPart.Group>(part.At, $"{part.Kind} stands here; write {expected}");

    public static Validation<Fault, string> Text(JsonPart part, string expected)
        => part is JsonPart.Text text ? Right(text.Value) : Wrong<string>(part.At, $"{part.Kind} stands here; write {expected}");

    public static Validation<Fault, double> Number(JsonPart part, string expected, Func<double, bool> fits)
        => part is not JsonPart.Number number ? Wrong<double>(part.At, $"{part.Kind} stands here; write {expected}")
            : fits(number.Value) ? Right(number.Value)
            : Wrong<double>(part.At, $"{number.Value.ToString("R", CultureInfo.InvariantCulture)} does not fit; write {expected}");

    public static Validation<Fault, int> Count(JsonPart part, int least, int most)
        => Number(part, $"a whole number from {least} to {most}", value => value == Math.Floor(value) && value >= least && value <= most)
            .Map(value => (int)value);

    /// <summary>One of some words.</summary>
    public static Validation<Fault, string> Choice(JsonPart part, params string[] words)
        => Text(part, $"one of {string.Join(", ", words.Map(word => $"\"{word}\""))}")
            .Bind(text => words.Contains(text)
                ? Right(text)
                : Wrong<string>(part.At, $"there is no \"{text}\"; write one of {string.Join(", ", words.Map(word => $"\"{word}\""))}"));

    /// <summary>A list, each item read by its own.</summary>
    public static Validation<Fault, Seq<T>> List<T>(JsonPart part, string expected, Func<JsonPart, Validation<Fault, T>> read)
        => part is JsonPart.List list
            ? list.Items.Map(read).Sequence()
            : Wrong<Seq<T>>(part.At, $"{part.Kind} stands here; write {expected}");

    /// <summary>A list of as many items as there are parameters, where their number is known.</summary>
    public static Validation<Fault, Seq<T>> ForEachParameter<T>(
        JsonPart part, string each, Option<int> dimension, Func<JsonPart, Validation<Fault, T>> read)
        => List(part, $"a list of {each}, one for each parameter", read)
            .Bind(items => dimension.Filter(count => count != items.Count).Match(
                count => Wrong<Seq<T>>(part.At, $"this list has {items.Count} items; write {count}, one for each parameter"),
                () => Right(items)));

    public static Validation<Fault, Vec> Vector(JsonPart part, Option<int> dimension)
        => ForEachParameter(part, "numbers", dimension, item => Number(item, "a number", _ => true)).Map(numbers => Vec.From(numbers));
}
