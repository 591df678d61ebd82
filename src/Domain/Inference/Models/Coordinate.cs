using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Inference.Models;

/// <summary>A setting of a rule as the search sees it: a number without units over which the likelihood is about even.</summary>
/// <param name="Setting">The name of the setting.</param>
/// <param name="Value">The setting of a coordinate.</param>
/// <param name="Low">The least coordinate that is tried.</param>
/// <param name="High">The greatest.</param>
/// <param name="Starts">Where searches begin.</param>
/// <param name="LowIsLimit">Whether the setting at the lower end is as good as its limit, 0: then the data may say "at most".</param>
internal sealed record Coordinate(string Setting, Func<double, double> Value, double Low, double High, Seq<double> Starts, bool LowIsLimit)
{
    // A forgetting β is 1 − e^{−x}: x is the logarithm of how many steps are remembered. 1e-5 short of 1 is longer than any record that is looked at.
    private const double LongestMemory = 11.5;

    /// <summary>A number that the prediction is linear in: the search needs no bounds.</summary>
    public static Coordinate Linear(string setting) => new(setting, x => x, double.NegativeInfinity, double.PositiveInfinity, Seq1(0.0), true);

    /// <summary>How slowly something is forgotten, at least 0 and less than 1.</summary>
    public static Coordinate Forgetting(string setting) => new(setting, x => -Numerics.ExpM1.Of(-x), 0, LongestMemory, Seq(0.1, 1.2, 2.5, 4.2, 6.5), true);

    /// <summary>A number greater than 0 beside a scale that the record gives, twelve powers of ten below it to five above.</summary>
    public static Coordinate Scaled(string setting, double scale)
        => new(setting, x => scale * Math.Exp(x), Math.Log(1e-12), Math.Log(1e5), Seq(-12.0, -4.0, -1.0, 1.5), true);

    /// <summary>The same coordinate with other starts.</summary>
    public Coordinate From(params double[] starts) => this with { Starts = toSeq(starts) };
}
