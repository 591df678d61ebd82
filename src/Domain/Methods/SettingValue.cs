using System.Globalization;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Methods;

/// <summary>What somebody gives for a setting of a method: a number, a word or a point.</summary>
public abstract record SettingValue
{
    private SettingValue()
    {
    }

    /// <summary>Gives the value of the case that this is.</summary>
    public TResult Match<TResult>(Func<Number, TResult> number, Func<Word, TResult> word, Func<Point, TResult> point) => this switch
    {
        Number it => number(it),
        Word it => word(it),
        Point it => point(it),
        _ => throw new InvalidOperationException($"{GetType()} is not a value of a setting."),
    };

    /// <inheritdoc/>
    public sealed override string ToString()
        => Match(number => number.Value.ToString("R", CultureInfo.InvariantCulture), word => $"\"{word.Value}\"", point => point.Value.ToString());

    /// <summary>A number; whole numbers are numbers too.</summary>
    public sealed record Number(double Value) : SettingValue;

    /// <summary>One word out of a few.</summary>
    public sealed record Word(string Value) : SettingValue;

    /// <summary>A point of parameter space, D numbers.</summary>
    public sealed record Point(Vec Value) : SettingValue;
}
