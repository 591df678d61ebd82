using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Action;

/// <summary>The running sums of one forward pass. Terms are added up in short runs, and the runs with compensation, so that rounding does not grow with N.</summary>
internal struct Costs(double motionScale, double lossWeight)
{
    // Short enough that rounding inside a run stays below that of one term, long enough that compensation costs nothing.
    private const int RunLength = 32;

    private CompensatedSum _runs;
    private double _run;
    private int _inRun;

    public readonly double MotionScale => motionScale;

    /// <summary>Σ discount · (scale · |v|² + kL).</summary>
    public readonly double Total => _runs.Value + _run;

    /// <summary>Σ discount · the share of a point in gᵀH⁻¹g.</summary>
    public double Decrement { get; private set; }

    public void Add(double discount, double squaredStep, double loss, double decrement = 0)
    {
        _run += discount * ((motionScale * squaredStep) + (lossWeight * loss));
        Decrement += discount * decrement;
        if (++_inRun == RunLength)
        {
            AddTerminal(_run);
            (_run, _inRun) = (0, 0);
        }
    }

    public void AddTerminal(double cost) => _runs.Add(cost);
}
