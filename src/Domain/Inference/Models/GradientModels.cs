using LanguageExt;
using LossNav.Domain.Inference.Records;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Inference.Models;

/// <summary>Models of rules that make their step of gradients alone, times a learning rate, beside a pull at most: the rule itself is run on the record.</summary>
internal static class GradientModels
{
    /// <summary>The setting that multiplies the whole step.</summary>
    public const string Rate = "learning-rate";

    /// <summary>A model.</summary>
    /// <param name="row">The rule.</param>
    /// <param name="drift">What pulls the parameters.</param>
    /// <param name="strength">The setting of the row that says how strongly; set to 0 while the rule is run.</param>
    /// <param name="searched">The settings that are searched.</param>
    public static StepModel Of(RuleRow row, DriftTerm drift, Option<string> strength, params Coordinate[] searched)
    {
        var linear = drift == DriftTerm.None ? 1 : 2;
        var names = toSeq(searched);
        return new StepModel(
            row,
            Coordinate.Linear(Rate).Cons(drift == DriftTerm.None ? Seq<Coordinate>() : strength.Map(Coordinate.Linear).ToSeq()) + names,
            linear,
            (record, p) => new RuleStream(
                Made(row, Values(names, strength, p.AsSpan(linear))), record, drift))
        {
            SecondIsProduct = true,
        };
    }

    private static Seq<(string Setting, double Value)> Values(Seq<Coordinate> searched, Option<string> strength, ReadOnlySpan<double> p)
    {
        var values = Seq1((Setting: Rate, Value: 1.0)) + strength.Map(it => (Setting: it, Value: 0.0)).ToSeq();
        for (var i = 0; i < searched.Count; i++)
        {
            values = values.Add((searched[i].Setting, searched[i].Value(p[i])));
        }

        return values;
    }

    /// <summary>A rule with these settings.</summary>
    /// <exception cref="InvalidOperationException">A model asks for settings outside the row's ranges: a mistake in the model.</exception>
    public static LearningRule Made(RuleRow row, Seq<(string Setting, double Value)> values)
        => row.Create(_ => Numerics.Mat.Zero(0, 0), toMap(values)).Match(
            rule => rule,
            errors => throw new InvalidOperationException(string.Join(' ', errors)));
}
