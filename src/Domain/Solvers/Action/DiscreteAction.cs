using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Action;

/// <summary>
/// The discrete action of a problem in coordinates in which the metric is the identity, with all the constants of its mesh.
/// </summary>
/// <remarks>
/// With steps v_i = B x_{i+1} − F x_i (B = F = I without drift) the action is S = (1/n) Σ {w_i |v_i|²/(2η dt²) + c_i k L(x_i)}, n = N − 1.
/// Its gradient at an inner point, times η dt² e^{γt}/β, is (1 + E) Bᵀv_{i−1} − Fᵀv_i + σ∇L(x_i): with E = expm1(γ dt) nothing cancels,
/// and rounding does not grow with N.
/// </remarks>
internal sealed record DiscreteAction
{
    private DiscreteAction(Lookout lookout, NavigationProblem problem, Mat tensor, Mat drift, Horizon.Finite horizon, ActionSettings settings)
    {
        var metric = SymmetricEigen.Of(tensor);
        Lookout = lookout;
        Steps = settings.Points - 1;
        Duration = horizon.Duration;
        Rule = settings.Rule;
        DiscountRate = problem.DiscountRate;
        LearningRate = problem.LearningRate;
        LossWeight = problem.LossWeight;
        IsFlat = problem.Metric is Metric.Euclidean;
        (Root, InverseRoot) = (metric.Apply(Math.Sqrt), metric.Apply(g => 1 / Math.Sqrt(g)));
        Drift = Root * drift * InverseRoot;
        Landscape = Whiten(problem.Landscape);
        Start = ToFlat(problem.Start);
        End = horizon.End;
        TerminalCost = horizon.End is EndCondition.TerminalCost end ? Whiten(end.Cost) : null;
        DriftFree = problem.Drift is Drift.None;
    }

    /// <summary>The action of a problem whose metric and drift matrix are the same everywhere; nothing for others.</summary>
    public static Option<DiscreteAction> Of(Lookout lookout, NavigationProblem problem, Horizon.Finite horizon, ActionSettings settings)
        => from tensor in problem.Metric.Tensor(problem.Dimension)
           from drift in problem.Drift.Matrix(problem.Dimension)
           select new DiscreteAction(lookout, problem, tensor, drift, horizon, settings);

    /// <summary>Who looks on while the action is minimised.</summary>
    public Lookout Lookout { get; }

    /// <summary>n = N − 1.</summary>
    public int Steps { get; init; }

    /// <summary>dt.</summary>
    public double Step => Duration / Steps;

    public double Duration { get; }

    public ActionRule Rule { get; }

    public double DiscountRate { get; }

    public double LearningRate { get; }

    public double LossWeight { get; }

    public bool DriftFree { get; }

    public bool IsFlat { get; }

    public DenseLandscape Landscape { get; }

    public DenseLandscape? TerminalCost { get; }

    public Vec Start { get; }

    public EndCondition End { get; }

    public int Dimension => Start.Dimension;

    /// <summary>E = e^{γ dt} − 1.</summary>
    public double Growth => ExpM1.Of(DiscountRate * Step);

    /// <summary>β: the weight of the motion on a step relative to that of the loss at its left end.</summary>
    public double MotionWeight => Rule == ActionRule.Left ? 1 : Math.Exp(-DiscountRate * Step / 2);

    /// <summary>σ = ηk dt²/β: how the loss enters the scaled gradient.</summary>
    public double LossScale => LearningRate * LossWeight * Step * Step / MotionWeight;

    /// <summary>The share of a whole step for which the loss counts at the first and at the last point.</summary>
    public (double First, double Last) EndShares => Rule == ActionRule.Left ? (1, 0) : (0.5, 0.5);

    /// <summary>B and F in v = B x_{i+1} − F x_i.</summary>
    public (Mat Ahead, Mat Behind) Transport
    {
        get
        {
            var identity = Mat.Identity(Dimension);
            return Rule == ActionRule.Left
                ? (identity, identity + (Step * Drift))
                : (identity - ((Step / 2) * Drift), identity + ((Step / 2) * Drift));
        }
    }

    private Mat Root { get; }

    private Mat InverseRoot { get; }

    private Mat Drift { get; }

    public Vec ToFlat(Vec position) => IsFlat ? position : Root * position;

    public Vec FromFlat(Vec position) => IsFlat ? position : InverseRoot * position;

    private DenseLandscape Whiten(DenseLandscape landscape) => IsFlat ? landscape : new WhitenedLandscape(landscape, InverseRoot);
}
