using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Methods;

/// <summary>A setting of a method: its name, meaning and range. Readers, schema, help and documentation are made from it.</summary>
public abstract record Setting
{
    private protected Setting(string name, string meaning, SettingRange range, Option<SettingValue> preset, bool isRequired)
        => (Name, Meaning, Range, Preset, IsRequired) = (name, meaning, range, preset, isRequired);

    /// <summary>As problem files name it: lower camel case.</summary>
    public string Name { get; }

    /// <summary>One line, without a full stop.</summary>
    public string Meaning { get; }

    /// <summary>What it may be.</summary>
    public SettingRange Range { get; }

    /// <summary>Its value where nothing is said; none where it must be given, or where leaving it out has a meaning of its own.</summary>
    public Option<SettingValue> Preset { get; }

    /// <summary>Whether it must be given.</summary>
    public bool IsRequired { get; }

    /// <summary>A whole number.</summary>
    /// <param name="name">As problem files name it.</param>
    /// <param name="meaning">One line, without a full stop.</param>
    /// <param name="preset">Its value where nothing is said.</param>
    /// <param name="range">What it may be.</param>
    public static Setting<int> Count(string name, string meaning, int preset, SettingRange.Count range)
        => new(name, meaning, range, Some<SettingValue>(new SettingValue.Number(preset)), false, given => (int)Number(given));

    /// <summary>A number.</summary>
    /// <param name="name">As problem files name it.</param>
    /// <param name="meaning">One line, without a full stop.</param>
    /// <param name="preset">Its value where nothing is said.</param>
    /// <param name="range">What it may be.</param>
    public static Setting<double> Number(string name, string meaning, double preset, Interval range)
        => new(name, meaning, new SettingRange.Number(range), Some<SettingValue>(new SettingValue.Number(preset)), false, Number);

    /// <summary>One word out of a few.</summary>
    /// <param name="name">As problem files name it.</param>
    /// <param name="meaning">One line, without a full stop.</param>
    /// <param name="options">The words, that which counts where nothing is said first.</param>
    public static Setting<string> Choice(string name, string meaning, Seq<string> options)
        => new(
            name,
            meaning,
            new SettingRange.Choice(options),
            Some<SettingValue>(new SettingValue.Word(options[0])),
            false,
            given => given.Case is SettingValue.Word word ? word.Value : options[0]);

    /// <summary>A point that may be left out.</summary>
    /// <param name="name">As problem files name it.</param>
    /// <param name="meaning">One line, without a full stop.</param>
    public static Setting<Option<Vec>> OptionalPoint(string name, string meaning)
        => new(name, meaning, new SettingRange.Point(), None, false, Point);

    /// <summary>A point that must be given.</summary>
    /// <param name="name">As problem files name it.</param>
    /// <param name="meaning">One line, without a full stop.</param>
    public static Setting<Vec> RequiredPoint(string name, string meaning)
        => new(name, meaning, new SettingRange.Point(), None, true, given => Point(given).IfNone(Vec.Zero(0)));

    private static double Number(Option<SettingValue> given) => given.Case is SettingValue.Number number ? number.Value : double.NaN;

    private static Option<Vec> Point(Option<SettingValue> given) => given.Case is SettingValue.Point point ? Some(point.Value) : None;
}

/// <summary>A setting with the type of its value.</summary>
/// <typeparam name="T">What the method works with.</typeparam>
public sealed record Setting<T> : Setting
{
    private readonly Func<Option<SettingValue>, T> _read;

    internal Setting(
        string name, string meaning, SettingRange range, Option<SettingValue> preset, bool isRequired, Func<Option<SettingValue>, T> read)
        : base(name, meaning, range, preset, isRequired) => _read = read;

    /// <summary>The value of the setting among some values that a method has checked: the one given, else the preset.</summary>
    /// <param name="values">Values that <see cref="Method.Complete"/> gave.</param>
    public T In(SettingValues values) => _read(values.Find(Name) || Preset);
}
