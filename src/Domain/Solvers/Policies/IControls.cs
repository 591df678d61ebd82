namespace LossNav.Domain.Solvers.Policies;

/// <summary>Finds the best velocity at a node whose value and whose neighbours' values are known.</summary>
internal interface IControls
{
    /// <summary>Minimises ½(v − f)ᵀM(v − f) + Σ|v|a(W − V) over v.</summary>
    /// <param name="node">The node.</param>
    /// <param name="value">V.</param>
    /// <param name="stencil">W and a.</param>
    /// <param name="velocity">Receives the minimiser, D numbers.</param>
    /// <returns>The effort ½(v − f)ᵀM(v − f).</returns>
    double Choose(int node, double value, Stencil stencil, Span<double> velocity);

    /// <summary>The effort ½(v − f)ᵀM(v − f) of any velocity; on axes that the learner cannot move, nothing.</summary>
    double Effort(int node, ReadOnlySpan<double> velocity);

    /// <summary>The velocity that a node has on the axes that the learner cannot move, zero on the others.</summary>
    /// <returns>Whether what it sees on the way is known.</returns>
    bool Forced(int node, Stencil stencil, Span<double> velocity);
}
