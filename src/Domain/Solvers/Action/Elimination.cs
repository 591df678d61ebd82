using System.Buffers;
using System.Runtime.CompilerServices;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Blocks;

namespace LossNav.Domain.Solvers.Action;

/// <summary>
/// One Newton step on the discrete action in O(N D³): a forward pass that evaluates the landscape, sums the action and eliminates the block-tridiagonal
/// Hessian point by point, and a backward pass that gives the step.
/// </summary>
/// <remarks>
/// The pivots have the form Fᵀ(I + N)F of a Riccati recursion, M ← σH + (1 + E) Bᵀ N(I + N)⁻¹ B with N = F⁻ᵀMF⁻¹, in which the small
/// number N is never rounded against I. All pivots positive definite means that the Hessian is (Sylvester's law of inertia).
/// </remarks>
internal sealed class Elimination<TBlock, TVector> : IDisposable
    where TBlock : struct, IBlock<TBlock, TVector>
    where TVector : struct, IBlockVector<TVector>
{
    // From so many parameters on, the algebra of one point costs more than asking whether to stop; below, so many points do (a power of two).
    private const int DearDimension = 8;
    private const int CheapPoints = 1024;

    private readonly DiscreteAction _action;
    private readonly int _askMask;
    private readonly int _n;
    private readonly bool _endIsFree;
    private readonly bool _driftFree;
    private readonly double _growth;
    private readonly double _lossScale;
    private readonly Discounts _discounts;
    private readonly TBlock _ahead;
    private readonly TBlock _behind;
    private readonly TBlock _behindInverse;
    private readonly TBlock[] _inverses;
    private readonly TVector[] _eliminated;
    private TBlock _endInverse;

    public Elimination(DiscreteAction action)
    {
        var (ahead, behind) = action.Transport;
        var d = action.Dimension;
        _action = action;
        _n = action.Steps;
        _askMask = d < DearDimension ? CheapPoints - 1 : 0;
        _endIsFree = action.End is not EndCondition.Fixed;
        _driftFree = action.DriftFree;
        (_growth, _lossScale) = (action.Growth, action.LossScale);
        _ahead = TBlock.Read(ahead.Span, d);
        _behind = TBlock.Read(behind.Span, d);
        _behindInverse = TBlock.Read(LinearAlgebra.Inverse(behind).IfNone(Mat.Scalar(d, double.NaN)).Span, d);
        _inverses = ArrayPool<TBlock>.Shared.Rent(_n + 1);
        _eliminated = ArrayPool<TVector>.Shared.Rent(_n + 1);
        _discounts = new Discounts(action.DiscountRate * action.Step, _n);
    }

    /// <summary>Gives the memory of the pivots back: fresh memory for every solve would cost more than the arithmetic.</summary>
    public void Dispose()
    {
        // Blocks of any size are references, which must not keep their memory alive.
        ArrayPool<TBlock>.Shared.Return(_inverses, RuntimeHelpers.IsReferenceOrContainsReferences<TBlock>());
        ArrayPool<TVector>.Shared.Return(_eliminated, RuntimeHelpers.IsReferenceOrContainsReferences<TVector>());
    }

    /// <summary>Evaluates the action along a path and eliminates its Hessian.</summary>
    /// <param name="path">N points; the first is the start.</param>
    /// <param name="concavity">Share of the loss's negative curvature to keep: 1 for the true Hessian; 0 always succeeds.</param>
    public ForwardResult Forward(ReadOnlySpan<TVector> path, double concavity)
    {
        var d = _action.Dimension;
        var (position, gradient, hessian) = (new double[d], new double[d], new double[d * d]);
        var (loss, growth, lossScale, discounts) = (_action.Landscape, 1 + _growth, _lossScale, _discounts);
        var (firstShare, lastShare) = _action.EndShares;
        var dt = _action.Step;
        var costs = new Costs(1 / (2 * _action.LearningRate * _action.Step * _action.Step) * _action.MotionWeight, _action.LossWeight);
        var exact = concavity == 1;

        path[0].Write(position);
        var step = Step(path[0], path[1]);
        costs.Add(1, step.Dot(step), firstShare * loss.Evaluate(0, position, gradient, hessian));

        var carried = growth * Pull(TBlock.Scalar(d, 1));
        var rest = TVector.Zero(d);
        for (var i = 1; i < _n; i++)
        {
            if ((i & _askMask) == 0 && _action.Lookout.Ask())
            {
                return ForwardResult.Indefinite;
            }

            path[i].Write(position);
            var value = loss.Evaluate(i * dt, position, gradient, hessian);
            var next = Step(path[i], path[i + 1]);

            var curvature = TBlock.Read(hessian, d);
            var pivot = Push(carried + (lossScale * (exact ? curvature : Softened(curvature, concavity))));
            var inverse = pivot.InverseOfShifted();
            if (!inverse.Exists)
            {
                return ForwardResult.Indefinite;
            }

            var pushed = PushTransposed(Residual(step, next, TVector.Read(gradient)) + rest);
            var scaled = inverse * pushed;
            costs.Add(discounts[i], next.Dot(next), value, pushed.Dot(scaled));
            _inverses[i] = inverse;
            _eliminated[i] = pushed;

            carried = growth * Pull(pivot.Damped(inverse));
            rest = growth * PullTransposed(scaled);
            step = next;
        }

        path[_n].Write(position);
        costs.Add(discounts[_n], 0, lastShare * loss.Evaluate(_action.Duration, position, gradient, hessian));
        if (_endIsFree)
        {
            var end = LastPoint(position, gradient, hessian, lastShare, d);
            _endInverse = (carried + Softened(end.Curvature, concavity)).Inverse();
            if (!_endInverse.Exists)
            {
                return ForwardResult.Indefinite;
            }

            var residual = (growth * PullTransposed(step)) + end.Slope + rest;
            _eliminated[_n] = residual;
            costs.Add(discounts[_n], 0, 0, residual.Dot(_endInverse * residual));
            costs.AddTerminal(discounts[_n] * end.Cost / _action.Step);
        }

        return new ForwardResult(costs.Total / _n, 2 * costs.MotionScale * costs.Decrement / _n, exact, true);
    }

    /// <summary>Takes the Newton step that belongs to the last forward pass.</summary>
    /// <param name="path">N points, moved in place.</param>
    /// <param name="steps">Receives the step of each point, unless it is empty; the first is zero, and so is the last where the end is fixed.</param>
    /// <returns>The largest coordinate of the step, and of the points where it leads.</returns>
    public (double LargestStep, double Largest) Backward(Span<TVector> path, Span<TVector> steps)
    {
        var d = _action.Dimension;
        var step = _endIsFree ? -1.0 * (_endInverse * _eliminated[_n]) : TVector.Zero(d);
        path[_n] += step;
        if (steps.Length > 0)
        {
            steps[0] = TVector.Zero(d);
            steps[_n] = step;
        }

        var (largestStep, largest) = (step.LargestComponent, path[_n].LargestComponent);
        for (var i = _n - 1; i >= 1; i--)
        {
            step = _driftFree
                ? _inverses[i] * (step - _eliminated[i])
                : _behindInverse * (_inverses[i] * ((_ahead * step) - _eliminated[i]));
            if (i < steps.Length)
            {
                steps[i] = step;
            }

            path[i] += step;
            largestStep = Math.Max(largestStep, step.LargestComponent);
            largest = Math.Max(largest, path[i].LargestComponent);
        }

        return (largestStep, largest);
    }

    private static TBlock Softened(TBlock curvature, double concavity)
        => concavity == 1 ? curvature : (concavity * curvature) + ((1 - concavity) * curvature.Projected());

    private TVector Step(TVector from, TVector to) => _driftFree ? to - from : (_ahead * to) - (_behind * from);

    private TBlock Pull(TBlock block) => _driftFree ? block : (_ahead.Transpose() * block * _ahead).Symmetric();

    private TVector PullTransposed(TVector vector) => _driftFree ? vector : _ahead.Transpose() * vector;

    private TBlock Push(TBlock block) => _driftFree ? block : (_behindInverse.Transpose() * block * _behindInverse).Symmetric();

    private TVector PushTransposed(TVector vector) => _driftFree ? vector : _behindInverse.Transpose() * vector;

    private TVector Residual(TVector arriving, TVector leaving, TVector gradient)
        => (_driftFree
            ? (arriving - leaving) + (_growth * arriving)
            : ((1 + _growth) * (_ahead.Transpose() * arriving)) - (_behind.Transpose() * leaving)) + (_lossScale * gradient);

    // The last point's own loss and terminal cost Φ, scaled as every other row: Φ enters with η dt/β.
    private EndShape LastPoint(ReadOnlySpan<double> position, double[] gradient, double[] hessian, double lastShare, int d)
    {
        var slope = (lastShare * _lossScale) * TVector.Read(gradient);
        var curvature = (lastShare * _lossScale) * TBlock.Read(hessian, d);
        if (_action.TerminalCost is not { } terminalCost)
        {
            return new EndShape(0, slope, curvature);
        }

        var cost = terminalCost.Evaluate(_action.Duration, position, gradient, hessian);
        var weight = _action.LearningRate * _action.Step / _action.MotionWeight;
        return new EndShape(cost, slope + (weight * TVector.Read(gradient)), curvature + (weight * TBlock.Read(hessian, d)));
    }

    private readonly record struct EndShape(double Cost, TVector Slope, TBlock Curvature);
}
