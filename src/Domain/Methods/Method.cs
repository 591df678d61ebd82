using LanguageExt;
using LossNav.Domain.Navigation;
using LossNav.Domain.Solvers;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Methods;

/// <summary>Solves a problem by checked settings; the best answer first.</summary>
/// <param name="values">A value for every setting of the method that has one.</param>
/// <param name="watch">Who looks on and may ask to stop.</param>
/// <param name="problem">The problem.</param>
/// <returns>One answer or more, or why there is none.</returns>
public delegate Validation<NavigationError, Seq<Solution>> RunMethod(SettingValues values, Watch watch, NavigationProblem problem);

/// <summary>A way to solve navigation problems as one row of a list: its name, what it does, what it is for, what can be set, and how it runs.</summary>
public sealed record Method
{
    private readonly Func<SettingValues, Seq<NavigationError>> _agree;
    private readonly RunMethod _run;

    /// <summary>A row.</summary>
    /// <param name="name">As problem files name it: lower case with hyphens.</param>
    /// <param name="meaning">What it does, in one line without a full stop.</param>
    /// <param name="needs">Which problems it can solve.</param>
    /// <param name="settings">What can be set.</param>
    /// <param name="agree">What is wrong between settings that are each in range.</param>
    /// <param name="run">How it runs.</param>
    public Method(
        string name, string meaning, MethodNeeds needs, Seq<Setting> settings, Func<SettingValues, Seq<NavigationError>> agree, RunMethod run)
        => (Name, Meaning, Needs, Settings, _agree, _run) = (name, meaning, needs, settings, agree, run);

    /// <summary>A row whose settings do not depend on each other.</summary>
    /// <param name="name">As problem files name it: lower case with hyphens.</param>
    /// <param name="meaning">What it does, in one line without a full stop.</param>
    /// <param name="needs">Which problems it can solve.</param>
    /// <param name="settings">What can be set.</param>
    /// <param name="run">How it runs.</param>
    public Method(string name, string meaning, MethodNeeds needs, Seq<Setting> settings, RunMethod run)
        : this(name, meaning, needs, settings, _ => Seq<NavigationError>(), run)
    {
    }

    /// <summary>As problem files name it: lower case with hyphens.</summary>
    public string Name { get; }

    /// <summary>What it does, in one line without a full stop.</summary>
    public string Meaning { get; }

    /// <summary>Which problems it can solve.</summary>
    public MethodNeeds Needs { get; }

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

    /// <summary>Solves a problem and checks the answers.</summary>
    /// <param name="given">Values by name; what is left out keeps its preset.</param>
    /// <param name="watch">Who looks on and may ask to stop.</param>
    /// <param name="problem">The problem.</param>
    /// <returns>One answer or more, the best first, each with its certificate; or why there is none.</returns>
    public Validation<NavigationError, Seq<Solution>> Solve(SettingValues given, Watch watch, NavigationProblem problem)
        => Complete(problem.Dimension, given)
            .Bind(values => _run(values, watch, problem))
            .Bind(all => all.Map(solution => solution.Certified(watch)).Sequence().Map(certified => certified.Strict()));

    private Seq<NavigationError> Check(Option<int> dimension, Setting setting, SettingValues given)
        => given.Find(setting.Name).Match(
            value => setting.Range.Contains(dimension, value)
                ? Seq<NavigationError>()
                : Seq1<NavigationError>(new NavigationError.BadSetting(Name, setting.Name, value.ToString(), setting.Range.Words)),
            () => setting.IsRequired
                ? Seq1<NavigationError>(new NavigationError.MissingSetting(Name, setting.Name, setting.Range.Words))
                : Seq<NavigationError>());
}
