using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Methods;

/// <summary>A way to solve navigation problems as one row of a list: its name, what it is for, and what can be set.</summary>
public sealed record Method
{
    private readonly Func<SettingValues, Seq<NavigationError>> _agree;

    /// <summary>A row.</summary>
    /// <param name="name">As problem files name it: lower case with hyphens.</param>
    /// <param name="meaning">What it does, in one line without a full stop.</param>
    /// <param name="settings">What can be set.</param>
    /// <param name="agree">What is wrong between settings that are each in range.</param>
    public Method(string name, string meaning, Seq<Setting> settings, Func<SettingValues, Seq<NavigationError>> agree)
        => (Name, Meaning, Settings, _agree) = (name, meaning, settings, agree);

    /// <summary>A row whose settings do not depend on each other.</summary>
    /// <param name="name">As problem files name it: lower case with hyphens.</param>
    /// <param name="meaning">What it does, in one line without a full stop.</param>
    /// <param name="settings">What can be set.</param>
    public Method(string name, string meaning, Seq<Setting> settings)
        : this(name, meaning, settings, _ => Seq<NavigationError>())
    {
    }

    /// <summary>As problem files name it: lower case with hyphens.</summary>
    public string Name { get; }

    /// <summary>What it does, in one line without a full stop.</summary>
    public string Meaning { get; }

    /// <summary>What can be set.</summary>
    public Seq<Setting> Settings { get; }

    /// <summary>Checks values and adds the preset of each setting that was left out.</summary>
    /// <param name="dimension">D, where it is known.</param>
    /// <param name="given">Values by name.</param>
    /// <returns>Values for every setting that has one, or all that is wrong at once.</returns>
    public Validation<NavigationError, SettingValues> Complete(Option<int> dimension, SettingValues given)
    {
        var unknown = given.Names
            .Filter(name => !Settings.Exists(setting => setting.Name == name))
            .Map(name => (NavigationError)new NavigationError.UnknownSetting(Name, name, Settings.Map(setting => setting.Name)));
        var errors = (unknown + Settings.Bind(setting => Check(dimension, setting, given))).Strict();
        var all = errors.IsEmpty ? _agree(given) : errors;
        return all.IsEmpty
            ? Success<NavigationError, SettingValues>(Settings.Fold(given, (values, setting) => values.Find(setting.Name).IsSome
                ? values
                : setting.Preset.Match(preset => SettingValues.With(setting.Name, preset, values), () => values)))
            : Fail<NavigationError, SettingValues>(all);
    }

    private Seq<NavigationError> Check(Option<int> dimension, Setting setting, SettingValues given)
        => given.Find(setting.Name).Match(
            value => setting.Range.Contains(dimension, value)
                ? Seq<NavigationError>()
                : Seq1<NavigationError>(new NavigationError.BadSetting(Name, setting.Name, value.ToString(), setting.Range.Words)),
            () => setting.IsRequired
                ? Seq1<NavigationError>(new NavigationError.MissingSetting(Name, setting.Name, setting.Range.Words))
                : Seq<NavigationError>());
}
