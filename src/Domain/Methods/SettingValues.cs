using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Methods;

/// <summary>Values of settings by name, not yet checked: see <see cref="Method.Complete"/>. Two are equal where they hold equal values, in whichever order they were given.</summary>
public sealed record SettingValues
{
    private readonly Map<string, SettingValue> _values;

    private SettingValues(Map<string, SettingValue> values) => _values = values;

    /// <summary>Nothing is said, so that every preset counts.</summary>
    public static SettingValues None { get; } = new(Map<string, SettingValue>());

    /// <summary>The names of what is given, in alphabetical order.</summary>
    public Seq<string> Names => _values.Keys.OrderBy(name => name, StringComparer.Ordinal).ToSeq();

    /// <summary>The same values with one more, or with another value for a name.</summary>
    public static SettingValues With(string name, SettingValue value, SettingValues values) => new(values._values.AddOrUpdate(name, value));

    /// <summary>The same values with a number more.</summary>
    public static SettingValues With(string name, double value, SettingValues values) => With(name, new SettingValue.Number(value), values);

    /// <summary>What is given for a name.</summary>
    public Option<SettingValue> Find(string name) => _values.Find(name);
}
