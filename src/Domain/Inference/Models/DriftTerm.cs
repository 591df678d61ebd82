using LossNav.Domain.Inference.Records;

namespace LossNav.Domain.Inference.Models;

/// <summary>What moves the parameters beside the gradients, per unit of its strength.</summary>
internal enum DriftTerm
{
    /// <summary>Nothing does.</summary>
    None,

    /// <summary>A pull to 0, −θ.</summary>
    ToZero,

    /// <summary>A pull to where the run began, θ₀ − θ.</summary>
    ToStart,
}

/// <summary>Drift along a record.</summary>
internal static class DriftTerms
{
    /// <summary>Writes the term of a step, D numbers; nothing where nothing moves the parameters.</summary>
    public static void Write(this DriftTerm drift, RunRecord record, int t, Span<double> term)
    {
        if (drift == DriftTerm.None)
        {
            return;
        }

        var theta = record.Theta(t);
        for (var i = 0; i < theta.Length; i++)
        {
            term[i] = -theta[i];
        }

        if (drift == DriftTerm.ToStart)
        {
            Numerics.Dense.Rows.AddScaled(1, record.Theta(0), term);
        }
    }
}
