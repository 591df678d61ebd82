using LanguageExt;
using LossNav.Domain.Numerics.Dense;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.MatrixFree;

/// <summary>What a line search found.</summary>
/// <param name="Point">A point of lower J; none where there is none above rounding.</param>
/// <param name="Sweeps">Gradients of J that it took.</param>
internal sealed record LineSearchResult(Option<PathPoint> Point, int Sweeps);

/// <summary>
/// Looks along a direction for a point that fulfils Wolfe's conditions: enough of a fall, and a slope that has flattened (Nocedal and Wright, section 3.5). Near the
/// minimum, where changes of J are below rounding, slopes alone decide (the approximate conditions of Hager and Zhang 2005).
/// </summary>
internal static class LineSearch
{
    // The usual constants of Wolfe's conditions.
    private const double Fall = 1e-4;
    private const double Flattening = 0.9;

    // Each trial halves the bracket at worst: beyond these no coordinate moves by more than rounding.
    private const int MostTrials = 30;

    // A difference of two objectives below this share of them is rounding.
    private const double Rounding = 1e-13;

    // An interpolated trial stays this far inside its bracket, relative to its width; without an upper end it goes this many times as far as the last.
    private const double Margin = 0.1;
    private const double MostGrowth = 5;

    /// <summary>Searches from a point.</summary>
    /// <param name="action">J.</param>
    /// <param name="from">Where the search begins.</param>
    /// <param name="direction">A direction along which J falls.</param>
    public static LineSearchResult Along(PathAction action, PathPoint from, double[] direction)
    {
        var start = new Trial(0, from.Objective, Rows.Dot(from.Gradient, direction), from);
        var (low, high, share) = (start, Option<Trial>.None, 1.0);
        for (var trial = 1; trial <= MostTrials; trial++)
        {
            var point = from.Moved(action, share, direction);
            var at = new Trial(share, point.Objective, Rows.Dot(point.Gradient, direction), point);
            if (!double.IsFinite(at.Value) || !double.IsFinite(at.Slope))
            {
                high = at;
                share = low.Share + (Margin * (share - low.Share));
            }
            else if (!Falls(start, at))
            {
                high = at;
                share = Between(low, at);
            }
            else if (at.Slope < Flattening * start.Slope)
            {
                low = at;
                share = high.Match(end => Between(at, end), () => MostGrowth * at.Share);
            }
            else
            {
                return new LineSearchResult(point, trial);
            }
        }

        return new LineSearchResult(low.Share > 0 ? Some(low.Point) : None, MostTrials);
    }

    private static bool Falls(Trial start, Trial at)
        => at.Value <= start.Value + (Fall * at.Share * start.Slope)
            || (at.Value <= start.Value + (Rounding * Math.Abs(start.Value)) && at.Slope <= ((2 * Fall) - 1) * start.Slope);

    // The minimum of the cubic through values and slopes of both ends, kept inside.
    private static double Between(Trial low, Trial high)
    {
        var width = high.Share - low.Share;
        var middle = low.Share + (width / 2);
        if (!double.IsFinite(high.Value) || !double.IsFinite(high.Slope))
        {
            return low.Share + (Margin * width);
        }

        var d1 = low.Slope + high.Slope - (3 * (high.Value - low.Value) / width);
        var root = (d1 * d1) - (low.Slope * high.Slope);
        var d2 = Math.Sqrt(Math.Max(root, 0));
        var share = high.Share - (width * (high.Slope + d2 - d1) / (high.Slope - low.Slope + (2 * d2)));
        return root < 0 || !double.IsFinite(share) ? middle : Math.Clamp(share, low.Share + (Margin * width), high.Share - (Margin * width));
    }

    private sealed record Trial(double Share, double Value, double Slope, PathPoint Point);
}
