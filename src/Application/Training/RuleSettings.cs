using System.Globalization;
using LanguageExt;
using LossNav.Domain;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Application.Training;

/// <summary>The value of one parameter of a learning rule.</summary>
/// <param name="Name">Lower case with hyphens, for example <c>learning-rate</c>.</param>
/// <param name="Value">A finite number in the range that <see cref="RuleCatalogue"/> gives.</param>
public sealed record RuleValue(string Name, double Value);

/// <summary>A learning rule with all its parameters, checked. <see cref="RuleCatalogue.Create"/> makes them.</summary>
public sealed record RuleSettings
{
    internal RuleSettings(RuleRow row, Seq<RuleValue> parameters) => (Row, Parameters) = (row, parameters);

    /// <summary>The rule, as the row of the list that it was chosen from.</summary>
    public RuleRow Row { get; }

    /// <summary>The name by which it is chosen, for example <c>ballistic</c>.</summary>
    public string Name => Row.Name;

    /// <summary>The name that people read in a legend, for example <c>Ballistic</c>.</summary>
    public string Title => Row.Title;

    /// <summary>Every parameter, in the order of the catalogue.</summary>
    public Seq<RuleValue> Parameters { get; }

    /// <summary>The value of a parameter that the catalogue gives this rule.</summary>
    /// <exception cref="ArgumentException">The catalogue has no such parameter: a mistake in the code that asks.</exception>
    public double this[string parameter]
        => Parameters.Find(p => p.Name == parameter)
            .Match(p => p.Value, () => throw new ArgumentException($"rule '{Name}' has no parameter '{parameter}'", nameof(parameter)));

    /// <summary>Makes the pure rule.</summary>
    public Validation<NavigationError, LearningRule> ToRule()
        => Row.Create(_ => Mat.Zero(0, 0), toMap(Parameters.Map(p => (p.Name, p.Value))));

    /// <summary>The text that chooses this rule, for example <c>sgd:learning-rate=0.1</c>.</summary>
    public override string ToString()
        => $"{Name}:{string.Join(':', Parameters.Map(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name}={p.Value:R}")))}";
}
