using System.Globalization;
using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Application.Training;

/// <summary>Chooses learning rules that train a network from a list of rules, by name or by text.</summary>
public static class RuleCatalogue
{
    /// <summary>Chooses a rule by name and sets some of its parameters.</summary>
    /// <param name="rules">The rules that there are.</param>
    /// <param name="name">The name of one of them.</param>
    /// <param name="values">Values by parameter name, as text; what is not named keeps its default.</param>
    /// <returns>The rule, or all errors at once.</returns>
    public static Validation<TrainingError, RuleSettings> Create(Seq<RuleRow> rules, string name, Map<string, string> values)
        => rules.Find(rule => rule.Name == name).Match(
            Some: rule => Fill(rule, values),
            None: () => Fail<TrainingError, RuleSettings>(new TrainingError.UnknownRule(name, rules.Map(rule => rule.Name))));

    /// <summary>Chooses a rule by text.</summary>
    /// <param name="rules">The rules that there are.</param>
    /// <param name="text">A name, then parameters after colons: <c>adam:learning-rate=0.002:beta1=0.8</c>.</param>
    /// <param name="defaults">Values to use for parameters that the text does not name.</param>
    public static Validation<TrainingError, RuleSettings> Parse(Seq<RuleRow> rules, string text, Func<string, Map<string, string>> defaults)
    {
        var parts = text.Split(':', StringSplitOptions.TrimEntries).ToSeq();
        var values = parts.Tail.Map(part => part.Split('=', 2, StringSplitOptions.TrimEntries));
        var bad = values.Filter(pair => pair.Length != 2)
            .Map(pair => (TrainingError)new TrainingError.BadSetting("rule", text, "a name and then :parameter=value, for example sgd:learning-rate=0.1"));
        return bad.IsEmpty
            ? Create(rules, parts.Head, values.Fold(defaults(parts.Head), (map, pair) => map.AddOrUpdate(pair[0], pair[1])))
            : Validation<TrainingError, RuleSettings>.Fail(bad);
    }

    private static Validation<TrainingError, RuleSettings> Fill(RuleRow rule, Map<string, string> given)
    {
        var values = rule.Parameters.Filter(parameter => parameter.StoredName != parameter.Name).Fold(given, (map, parameter) => map.Find(parameter.StoredName)
            .Match(value => map.Remove(parameter.StoredName).AddOrUpdate(parameter.Name, value), () => map));
        var known = rule.Parameters.Map(parameter => parameter.Name);
        var unknown = values.Keys.ToSeq()
            .Filter(key => !known.Contains(key))
            .Map(key => Fail<TrainingError, RuleValue>(new TrainingError.UnknownRuleParameter(rule.Name, key, known)));
        return (unknown + rule.Parameters.Map(parameter => Read(rule, parameter, values)))
            .Sequence()
            .Map(parameters => new RuleSettings(rule, parameters.ToSeq()));
    }

    private static Validation<TrainingError, RuleValue> Read(
        RuleRow rule, RuleParameter parameter, Map<string, string> values)
        => values.Find(parameter.Name).Match(
            Some: text =>
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && parameter.Range.Contains(value)
                    ? Success<TrainingError, RuleValue>(new RuleValue(parameter.Name, value))
                    : new TrainingError.BadRuleParameter(rule.Name, parameter.Name, text, parameter.Range.Words),
            None: () => Success<TrainingError, RuleValue>(new RuleValue(parameter.Name, parameter.Default)));
}
