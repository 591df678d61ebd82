using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Methods;

/// <summary>What a setting may be: data, so that readers, schemas and help say the same.</summary>
public abstract record SettingRange
{
    private SettingRange()
    {
    }

    /// <summary>The range in words, for messages.</summary>
    public string Words => Match(
        count => (count.MultipleOf == 1 ? "a whole number" : FormattableString.Invariant($"a multiple of {count.MultipleOf}"))
            + FormattableString.Invariant($" from {count.Least} to {count.Most}"),
        interval => interval.Interval.Words,
        choice => $"one of {string.Join(", ", choice.Options.Map(word => $"\"{word}\""))}",
        _ => "a list of numbers, one for each parameter");

    /// <summary>Gives the value of the case that this range is.</summary>
    public TResult Match<TResult>(
        Func<Count, TResult> count, Func<Number, TResult> number, Func<Choice, TResult> choice, Func<Point, TResult> point) => this switch
        {
            Count it => count(it),
            Number it => number(it),
            Choice it => choice(it),
            Point it => point(it),
            _ => throw new InvalidOperationException($"{GetType()} is not a range."),
        };

    /// <summary>Whether a value lies in the range.</summary>
    /// <param name="dimension">D, where it is known: a point must have as many numbers.</param>
    /// <param name="value">The value.</param>
    public bool Contains(Option<int> dimension, SettingValue value) => (this, value) switch
    {
        (Count it, SettingValue.Number number)
            => number.Value == Math.Floor(number.Value) && number.Value >= it.Least && number.Value <= it.Most && number.Value % it.MultipleOf == 0,
        (Number it, SettingValue.Number number) => it.Interval.Contains(number.Value),
        (Choice it, SettingValue.Word word) => it.Options.Contains(word.Value),
        (Point, SettingValue.Point point) => point.Value.IsFinite && dimension.ForAll(count => count == point.Value.Dimension),
        _ => false,
    };

    /// <summary>Whole numbers.</summary>
    /// <param name="Least">The least.</param>
    /// <param name="Most">The greatest.</param>
    /// <param name="MultipleOf">What they are multiples of; 1 for every whole number.</param>
    public sealed record Count(int Least, int Most, int MultipleOf) : SettingRange;

    /// <summary>Numbers of an interval.</summary>
    public sealed record Number(Interval Interval) : SettingRange;

    /// <summary>A few words.</summary>
    public sealed record Choice(Seq<string> Options) : SettingRange;

    /// <summary>A point: as many numbers as there are parameters.</summary>
    public sealed record Point : SettingRange;
}
