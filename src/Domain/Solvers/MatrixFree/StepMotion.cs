using LossNav.Domain.Assumptions;
using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Solvers.MatrixFree;

/// <summary>
/// How one step moves the parameters: θ_{i+1} = a∘θ_i + b∘z_i with a = e^{−jΔt} and z_i = u_i√(W_i G/η), the velocity in units in which the kinetic part of J is
/// ½|z|². That is the preconditioner: in z the Hessian of J is the identity and what the curvature of the loss adds.
/// </summary>
internal sealed class StepMotion
{
    private readonly TimeMesh _mesh;
    private readonly double _learningRate;
    private readonly double[] _inverseRoot;
    private readonly double[] _decay;
    private readonly double[] _ahead;
    private readonly double[] _push;
    private double _step = double.NaN;

    public StepMotion(MatrixFreeStatement problem, TimeMesh mesh)
    {
        var dimension = problem.Landscape.Dimension;
        (_mesh, _learningRate) = (mesh, problem.LearningRate);
        _inverseRoot = problem.Metric.Values(dimension).ToArray();
        foreach (ref var g in _inverseRoot.AsSpan())
        {
            g = 1 / Math.Sqrt(g);
        }

        Drifts = !problem.Decay.IsZero;
        _decay = Drifts ? problem.Decay.Values(dimension).ToArray() : [];
        (_ahead, _push) = (new double[Drifts ? dimension : 0], Drifts ? new double[dimension] : _inverseRoot);
    }

    /// <summary>Whether some parameter moves by itself.</summary>
    public bool Drifts { get; }

    /// <summary>What is left of the parameters after the step that was entered last, D numbers; empty without drift.</summary>
    public ReadOnlySpan<double> Ahead => _ahead;

    /// <summary>What z moves, D numbers, but for the factor that <see cref="Enter"/> gave.</summary>
    public ReadOnlySpan<double> Push => _push;

    /// <summary>Goes to a step.</summary>
    /// <returns>The factor c of b = c·<see cref="Push"/>.</returns>
    public double Enter(int index)
    {
        var step = _mesh.Steps[index];
        if (Drifts && step != _step)
        {
            for (var p = 0; p < _ahead.Length; p++)
            {
                _ahead[p] = Math.Exp(-_decay[p] * step);
                _push[p] = _inverseRoot[p] * ExpM1.DiscountedTime(_decay[p], step);
            }

            _step = step;
        }

        return Math.Sqrt(_learningRate / _mesh.Motion[index]) * (Drifts ? 1 : step);
    }

    /// <summary>θ ← a∘θ + b∘z: one step ahead.</summary>
    public void Advance(int index, ReadOnlySpan<double> z, Span<double> position)
    {
        var factor = Enter(index);
        if (Drifts)
        {
            Elementwise.Multiply(_ahead, position);
        }

        Elementwise.AddProduct(factor, _push, z, position);
    }

    /// <summary>a∘λ, what an adjoint at the end of a step is at its start, in place.</summary>
    public void Back(Span<double> adjoint)
    {
        if (Drifts)
        {
            Elementwise.Multiply(_ahead, adjoint);
        }
    }
}
