using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Landscapes;

/// <summary>Finds and classifies points of zero gradient.</summary>
public static class CriticalPointSearch
{
    // Newton's iteration converges in a few steps where it does; from a far guess it may first wander.
    private const int MostIterations = 50;

    /// <summary>The critical point that Newton's iteration reaches from a guess, or none if it does not settle within 50 steps; none too where the Hessian is too large for a matrix.</summary>
    /// <param name="guess">A point near it.</param>
    /// <param name="landscape">The landscape, of the same dimension.</param>
    public static Option<CriticalPoint> Near(Vec guess, DenseLandscape landscape)
    {
        if (landscape.Dimension > DenseLandscape.MostParameters)
        {
            return None;
        }

        var position = guess;
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var shape = landscape.At(0, position);
            var step = LinearAlgebra.Solve(shape.Hessian, shape.Gradient);
            var next = step.Map(s => position - s).Filter(p => p.IsFinite);
            if (next.IsNone)
            {
                return None;
            }

            var settled = step.Exists(s => s.Norm <= 1e-15 * (1 + position.Norm)) || shape.Gradient.Norm == 0;
            position = next.IfNone(position);
            if (settled)
            {
                return Some(At(position, landscape));
            }
        }

        // Rounding may keep the last digit moving: accept where the gradient is at the level of rounding.
        var last = landscape.At(0, position);
        return last.Gradient.Norm <= 1e-13 * (1 + last.Hessian.FrobeniusNorm) ? Some(At(position, landscape)) : None;
    }

    /// <summary>The different critical points that Newton's iteration reaches from some guesses, the one of least loss first.</summary>
    /// <param name="guesses">A point near each; where the iteration does not settle there is none.</param>
    /// <param name="landscape">The landscape, of the same dimension.</param>
    public static Seq<CriticalPoint> NearAll(Seq<Vec> guesses, DenseLandscape landscape)
        => guesses
            .Bind(guess => Near(guess, landscape).ToSeq())
            .Fold(Seq<CriticalPoint>(), (found, point) => found.Exists(other => IsSame(other, point)) ? found : found.Add(point))
            .OrderBy(point => point.Loss)
            .ToSeq();

    private static bool IsSame(CriticalPoint left, CriticalPoint right)
        => (left.Position - right.Position).Norm <= 1e-9 * (1 + left.Position.Norm);

    /// <summary>Classifies a point whose gradient is zero.</summary>
    internal static CriticalPoint At(Vec position, DenseLandscape landscape)
    {
        var shape = landscape.At(0, position);
        var index = SymmetricEigen.Of(shape.Hessian).Values.ToArray().Count(h => h < 0);
        return new CriticalPoint(position, shape.Value, index);
    }
}
