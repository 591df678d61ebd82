namespace LossNav.Domain.Certificates;

/// <summary>What the second variation says of an extremal path.</summary>
public abstract record SecondOrderVerdict
{
    private SecondOrderVerdict()
    {
    }

    /// <summary>Gives the value of the case that this verdict is.</summary>
    public TResult Match<TResult>(Func<Minimum, TResult> minimum, Func<Saddle, TResult> saddle, Func<Undecided, TResult> undecided) => this switch
    {
        Minimum verdict => minimum(verdict),
        Saddle verdict => saddle(verdict),
        Undecided verdict => undecided(verdict),
        _ => throw new InvalidOperationException($"{GetType()} is not a verdict."),
    };

    internal static SecondOrderVerdict OfIndex(int index) => index == 0 ? new Minimum() : new Saddle(index);

    /// <summary>No neighbour of the path costs less: a strict local minimum.</summary>
    public sealed record Minimum : SecondOrderVerdict;

    /// <summary>Some neighbours cost less.</summary>
    /// <param name="Index">Morse index ≥ 1: the number of independent directions in which the cost falls; the number of conjugate points where the end is fixed.</param>
    public sealed record Saddle(int Index) : SecondOrderVerdict;

    /// <summary>The second variation is too near to zero in some direction to tell.</summary>
    /// <remarks>
    /// So it is at a conjugate point, and where a path rests on its way, for example at a saddle of the drift, and may rest a little longer here and shorter there:
    /// what that costs falls exponentially with the horizon and soon below rounding. A shorter horizon can then be decided.
    /// </remarks>
    /// <param name="Reason">Why.</param>
    public sealed record Undecided(string Reason) : SecondOrderVerdict;
}
