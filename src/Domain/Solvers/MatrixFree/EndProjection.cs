using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.MatrixFree;

/// <summary>
/// A fixed end as one linear condition for each parameter: Σ_i c_i z_i = θ(T) − e^{−jT}θ₀ with c_i = b_i e^{−j(T − t_{i+1})}. Velocities are kept on it by the
/// orthogonal projection 1 − ccᵀ/|c|², parameter by parameter.
/// </summary>
internal sealed class EndProjection
{
    private readonly MatrixFreeStatement _problem;
    private readonly TimeMesh _mesh;
    private readonly double[] _inverseSquare;

    public EndProjection(MatrixFreeStatement problem, TimeMesh mesh, Vec end)
    {
        (_problem, _mesh, End) = (problem, mesh, end);
        _inverseSquare = new double[end.Dimension];
        var (motion, left) = Start();
        for (var i = mesh.Count - 1; i >= 0; i--)
        {
            var factor = motion.Enter(i);
            for (var p = 0; p < left.Length; p++)
            {
                var c = factor * motion.Push[p] * left[p];
                _inverseSquare[p] += c * c;
            }

            motion.Back(left);
        }

        for (var p = 0; p < _inverseSquare.Length; p++)
        {
            _inverseSquare[p] = 1 / _inverseSquare[p];
        }
    }

    /// <summary>θ(T).</summary>
    public Vec End { get; }

    /// <summary>z ← the nearest z that ends at θ(T).</summary>
    public void Reach(Span<double> z)
    {
        var missing = _problem.Start.ToArray();
        var motion = new StepMotion(_problem, _mesh);
        for (var i = 0; i < _mesh.Count; i++)
        {
            motion.Advance(i, z.Slice(i * missing.Length, missing.Length), missing);
        }

        for (var p = 0; p < missing.Length; p++)
        {
            missing[p] = End[p] - missing[p];
        }

        Add(missing, z);
    }

    /// <summary>v ← v − c(c·v)/|c|².</summary>
    public void Project(Span<double> v)
    {
        var d = _inverseSquare.Length;
        var sums = new double[d];
        var (motion, left) = Start();
        for (var i = _mesh.Count - 1; i >= 0; i--)
        {
            var factor = motion.Enter(i);
            var row = v.Slice(i * d, d);
            for (var p = 0; p < d; p++)
            {
                sums[p] -= factor * motion.Push[p] * left[p] * row[p];
            }

            motion.Back(left);
        }

        Add(sums, v);
    }

    // v ← v + c amount/|c|².
    private void Add(double[] amount, Span<double> v)
    {
        var d = amount.Length;
        var (motion, left) = Start();
        for (var i = _mesh.Count - 1; i >= 0; i--)
        {
            var factor = motion.Enter(i);
            var row = v.Slice(i * d, d);
            for (var p = 0; p < d; p++)
            {
                row[p] += factor * motion.Push[p] * left[p] * amount[p] * _inverseSquare[p];
            }

            motion.Back(left);
        }
    }

    private (StepMotion Motion, double[] Left) Start()
    {
        var left = new double[_problem.Start.Dimension];
        Array.Fill(left, 1);
        return (new StepMotion(_problem, _mesh), left);
    }
}
