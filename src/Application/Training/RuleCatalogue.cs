using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Application.Training;

/// <summary>A parameter that a learning rule has.</summary>
/// <param name="Name">Lower case with hyphens.</param>
/// <param name="Default">Its value when nothing is said.</param>
/// <param name="Expected">Its range in words, for messages.</param>
/// <param name="IsValid">Whether a finite number is in that range.</param>
public sealed record RuleParameterDefinition(string Name, double Default, string Expected, Func<double, bool> IsValid);

/// <summary>A learning rule that can train a network.</summary>
/// <param name="Name">The name by which it is chosen.</param>
/// <param name="Title">The name that people read.</param>
/// <param name="Parameters">What can be set.</param>
public sealed record RuleDefinition(string Name, string Title, Seq<RuleParameterDefinition> Parameters);

/// <summary>The learning rules that can train a network: one row each.</summary>
public static class RuleCatalogue
{
    /// <summary>Every rule.</summary>
    public static Seq<RuleDefinition> All { get; } = Seq(
        new RuleDefinition("sgd", "SGD", Seq1(LearningRate(0.1))),
        new RuleDefinition("momentum", "Momentum", Seq(LearningRate(0.01), Fraction("decay", 0.9))),
        new RuleDefinition(
            "adam", "Adam", Seq(LearningRate(1e-3), Fraction("beta1", 0.9), Fraction("beta2", 0.999), Epsilon(1e-8), WeightDecay())),
        new RuleDefinition("ballistic", "Ballistic", Seq(LearningRate(5e-4), Fraction("beta2", 0.999), Epsilon(1e-8), WeightDecay())),
        new RuleDefinition("rmsprop", "RMSprop", Seq(LearningRate(1e-3), Fraction("beta2", 0.99), Epsilon(1e-8))));

    /// <summary>Chooses a rule by name and sets some of its parameters.</summary>
    /// <param name="name">A name of <see cref="All"/>.</param>
    /// <param name="values">Values by parameter name, as text; what is not named keeps its default.</param>
    /// <returns>The rule, or all errors at once.</returns>
    public static Validation<TrainingError, RuleSettings> Create(string name, Map<string, string> values)
        => All.Find(rule => rule.Name == name).Match(
            Some: rule => Fill(rule, values),
            None: () => Fail<TrainingError, RuleSettings>(new TrainingError.UnknownRule(name, All.Map(rule => rule.Name))));

    /// <summary>Chooses a rule by text.</summary>
    /// <param name="text">A name, then parameters after colons: <c>adam:learning-rate=0.002:beta1=0.8</c>.</param>
    /// <param name="defaults">Values to use for parameters that the text does not name.</param>
    public static Validation<TrainingError, RuleSettings> Parse(string text, Func<string, Map<string, string>> defaults)
    {
        var parts = text.Split(':', StringSplitOptions.TrimEntries).ToSeq();
        var values = parts.Tail.Map(part => part.Split('=', 2, StringSplitOptions.TrimEntries));
        var bad = values.Filter(pair => pair.Length != 2)
            .Map(pair => (TrainingError)new TrainingError.BadSetting("rule", text, "a name and then :parameter=value, for example sgd:learning-rate=0.1"));
        return bad.IsEmpty
            ? Create(parts.Head, values.Fold(defaults(parts.Head), (map, pair) => map.AddOrUpdate(pair[0], pair[1])))
            : Validation<TrainingError, RuleSettings>.Fail(bad);
    }

    private static Validation<TrainingError, RuleSettings> Fill(RuleDefinition rule, Map<string, string> values)
    {
        var known = rule.Parameters.Map(parameter => parameter.Name);
        var unknown = values.Keys.ToSeq()
            .Filter(key => !known.Contains(key))
            .Map(key => Fail<TrainingError, RuleParameter>(new TrainingError.UnknownRuleParameter(rule.Name, key, known)));
        return (unknown + rule.Parameters.Map(parameter => Read(rule, parameter, values)))
            .Sequence()
            .Map(parameters => new RuleSettings(rule.Name, rule.Title, parameters.ToSeq()));
    }

    private static Validation<TrainingError, RuleParameter> Read(
        RuleDefinition rule, RuleParameterDefinition parameter, Map<string, string> values)
        => values.Find(parameter.Name).Match(
            Some: text =>
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && double.IsFinite(value) && parameter.IsValid(value)
                    ? Success<TrainingError, RuleParameter>(new RuleParameter(parameter.Name, value))
                    : new TrainingError.BadRuleParameter(rule.Name, parameter.Name, text, parameter.Expected),
            None: () => Success<TrainingError, RuleParameter>(new RuleParameter(parameter.Name, parameter.Default)));

    private static RuleParameterDefinition LearningRate(double value)
        => new("learning-rate", value, "a finite number greater than 0", x => x > 0);

    private static RuleParameterDefinition Fraction(string name, double value)
        => new(name, value, "at least 0 and less than 1", x => x is >= 0 and < 1);

    private static RuleParameterDefinition Epsilon(double value)
        => new("epsilon", value, "a finite number greater than 0", x => x > 0);

    private static RuleParameterDefinition WeightDecay()
        => new("weight-decay", 0, "a finite number, at least 0", x => x >= 0);
}
