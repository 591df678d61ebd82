namespace LossNav.Domain.Solvers.Extremals;

/// <summary>The sizes by which states and costates are measured.</summary>
/// <param name="Dimension">D.</param>
/// <param name="State">Largest |θ| of a path, &gt; 0.</param>
/// <param name="Costate">Largest |λ| of a path, &gt; 0.</param>
internal sealed record Scales(int Dimension, double State, double Costate)
{
    public static Scales Of(ExtremalPath path)
    {
        double state = 0, costate = 0;
        for (var i = 0; i < path.Nodes.Length; i++)
        {
            var size = Math.Abs(path.Nodes[i]);
            (state, costate) = i % (2 * path.Dimension) < path.Dimension ? (Math.Max(state, size), costate) : (state, Math.Max(costate, size));
        }

        return new Scales(path.Dimension, state > 1e-100 ? state : 1, costate > 1e-100 ? costate : 1);
    }

    public double Of(int component) => component % (2 * Dimension) < Dimension ? State : Costate;

    /// <summary>Root mean square and largest of some scaled numbers.</summary>
    public static (double Norm, double Largest) Norms(ReadOnlySpan<double> scaled)
    {
        double sum = 0, largest = 0;
        foreach (var entry in scaled)
        {
            sum += entry * entry;

            // NaN must win, so that nobody takes it for convergence.
            largest = Math.Max(largest, Math.Abs(entry));
        }

        return (Math.Sqrt(sum / scaled.Length), largest);
    }

    public void Unscale(Span<double> nodes)
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] *= Of(i);
        }
    }
}
