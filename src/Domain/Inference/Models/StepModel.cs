using LanguageExt;
using LossNav.Domain.Inference.Records;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Inference.Models;

/// <summary>A rule of the list as a model of a record's steps: Δθ_t = Σ a_j φ_j(t; settings searched) + noise.</summary>
/// <remarks>
/// The settings come first that the prediction is linear in, so that they are profiled out exactly, then those that are searched. A learning rate α and a
/// strength λ that it multiplies give the coefficients a = (α, αλ).
/// </remarks>
/// <param name="Row">The rule.</param>
/// <param name="Settings">Every setting that the record could tell, linear ones first.</param>
/// <param name="Linear">How many of them are linear, 0 to 2; with 0 there is one term, whose coefficient is 1.</param>
/// <param name="Opens">The predictions along the record at all coordinates.</param>
internal sealed record StepModel(RuleRow Row, Seq<Coordinate> Settings, int Linear, Func<RunRecord, double[], StepStream> Opens)
{
    /// <summary>How many terms there are.</summary>
    public int Terms => Math.Max(1, Linear);

    /// <summary>Whether the second coefficient is the product of both settings.</summary>
    public bool SecondIsProduct { get; init; }

    /// <summary>Coordinates to begin the search at; where empty, every combination of the settings' own starts.</summary>
    public Seq<double[]> Starts { get; init; } = Seq<double[]>();

    /// <summary>The rule itself is random at each so many-th step that it makes. 0: never.</summary>
    public int NoisyPeriod { get; init; }

    /// <summary>How many steps the rule made before the first of the record.</summary>
    public int Lead { get; init; }

    /// <summary>Settings of the row that no such record tells, with the reason.</summary>
    public Seq<(string Setting, string Reason)> Untold { get; init; } = Seq<(string, string)>();

    /// <summary>What settings of other names than the row's mean.</summary>
    public Seq<string> Notes { get; init; } = Seq<string>();

    /// <summary>A whole number that was found beside the settings, as a period.</summary>
    public Seq<(string Setting, double Value)> Found { get; init; } = Seq<(string, double)>();

    /// <summary>Coefficients of the terms.</summary>
    public void Coefficients(ReadOnlySpan<double> p, Span<double> a)
    {
        a[0] = Linear > 0 ? p[0] : 1;
        if (Linear > 1)
        {
            a[1] = SecondIsProduct ? p[0] * p[1] : p[1];
        }
    }

    /// <summary>The linear settings that have these coefficients.</summary>
    public void FromCoefficients(ReadOnlySpan<double> a, Span<double> p)
    {
        if (Linear > 0)
        {
            p[0] = a[0];
        }

        if (Linear > 1)
        {
            p[1] = SecondIsProduct ? (a[0] == 0 ? 0 : a[1] / a[0]) : a[1];
        }
    }

    /// <summary>∂a_k/∂p_j for the linear settings.</summary>
    public double Slope(ReadOnlySpan<double> p, int k, int j)
        => k == 0 ? (j == 0 ? 1 : 0)
            : j == 1 ? (SecondIsProduct ? p[0] : 1)
            : SecondIsProduct ? p[1] : 0;

    /// <summary>Whether the rule itself is random at a step of the record, counted from 0.</summary>
    public bool IsNoisyAt(int t) => NoisyPeriod > 0 && (t + Lead + 1) % NoisyPeriod == 0;

    /// <summary>Whether coordinates make sense: a learning rate is greater than 0.</summary>
    public bool IsValid(ReadOnlySpan<double> p) => Linear == 0 || p[0] > 0;
}
