using LanguageExt;

namespace LossNav.Domain.Derivations;

/// <summary>What came out when both sides of a derivation were computed.</summary>
/// <param name="Claim">What was said.</param>
/// <param name="Comparisons">Both sides: one comparison, or two or more with ever smaller steps toward a limit.</param>
public sealed record Evidence(Claim Claim, Seq<Comparison> Comparisons)
{
    /// <summary>The relative difference of the last comparison.</summary>
    public double Error => Comparisons.Last.Error;

    /// <summary>The power of what becomes small that the difference goes with, from the last two comparisons; none where nothing becomes small.</summary>
    public Option<double> Order
    {
        get
        {
            if (Comparisons.Count < 2)
            {
                return Option<double>.None;
            }

            var (before, last) = (Comparisons[Comparisons.Count - 2], Comparisons.Last);
            return Math.Log(before.Error / last.Error) / Math.Log(before.Small / last.Small);
        }
    }

    /// <summary>Whether the numbers bear the claim out.</summary>
    public bool Holds => Claim.Match(
        _ => Error <= Claim.Tolerance,
        limit => Order.Exists(order => Math.Abs(order - limit.Order) <= Claim.OrderTolerance));
}
