using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.MatrixFree;

/// <summary>How a path is improved.</summary>
public enum DescentMethod
{
    /// <summary>L-BFGS first, Newton's method with conjugate gradients to finish where the landscape has products with its Hessian.</summary>
    Both,

    /// <summary>L-BFGS alone.</summary>
    QuasiNewton,

    /// <summary>Newton's method with conjugate gradients alone; needs products with the Hessian.</summary>
    Newton,
}

/// <summary>How finely and how exactly a path of very many parameters is sought. A sweep is one gradient of the loss at each of the N times after the start.</summary>
/// <param name="Steps">N ≥ 2, even: steps in time. Half as many give the estimate of the error.</param>
/// <param name="Tolerance">Converged when the relative gradient of J is at most this; &gt; 0.</param>
/// <param name="MostSweeps">Sweeps on one mesh after which to give up, products with the Hessian counted as two; ≥ 1.</param>
/// <param name="Pairs">Pairs of steps and changes of gradient that L-BFGS remembers, ≥ 1; each takes memory of two paths.</param>
public sealed record MatrixFreeSettings(int Steps, double Tolerance, int MostSweeps, int Pairs)
{
    /// <summary>The defaults for a mesh: relative gradient 1e-9, at most 5,000 sweeps, 10 pairs.</summary>
    /// <param name="steps">N ≥ 2, even.</param>
    public static MatrixFreeSettings Of(int steps) => new(steps, 1e-9, 5_000, 10);

    /// <summary>How a path is improved.</summary>
    public DescentMethod Method { get; init; } = DescentMethod.Both;

    /// <summary>The relative gradient below which Newton's method takes over from L-BFGS, &gt; 0.</summary>
    public double NewtonBelow { get; init; } = 1e-3;

    /// <summary>How many times longer steps become from start to end, &gt; 0: fine steps at the start, where an optimal path moves fastest, and coarse ones later.</summary>
    public double StepGrowth { get; init; } = 1;

    /// <summary>Where an infinite horizon is cut, &gt; 0; without it where discounting has left a millionth.</summary>
    public Option<double> Cut { get; init; } = None;

    /// <summary>Whether to solve on half as many steps first: that path is the first guess and tells the error of J.</summary>
    public bool EstimatesError { get; init; } = true;

    /// <summary>Steps of Lanczos' iteration for a certificate of second order, ≥ 0; each is a product with the Hessian and takes memory of one path.</summary>
    public int LanczosSteps { get; init; } = 200;

    /// <summary>The largest probability, over the random first vector of Lanczos' iteration, with which a certified minimum may be none; 0 to 1.</summary>
    public double FailureProbability { get; init; } = 1e-6;

    /// <summary>Saddles that are left along a direction of negative curvature before one is taken for the answer, ≥ 0.</summary>
    public int MostEscapes { get; init; } = 3;

    /// <summary>The most memory to use, in bytes: a problem that would need more is refused before it starts.</summary>
    public double MostBytes { get; init; } = 8e9;

    /// <summary>The same settings with another tolerance.</summary>
    public static MatrixFreeSettings WithTolerance(double tolerance, MatrixFreeSettings settings) => settings with { Tolerance = tolerance };

    /// <summary>The same settings with another method.</summary>
    public static MatrixFreeSettings WithMethod(DescentMethod method, MatrixFreeSettings settings) => settings with { Method = method };

    /// <summary>The same settings with longer and longer steps.</summary>
    public static MatrixFreeSettings WithStepGrowth(double growth, MatrixFreeSettings settings) => settings with { StepGrowth = growth };

    /// <summary>The same settings with another cut of an infinite horizon.</summary>
    public static MatrixFreeSettings WithCut(double duration, MatrixFreeSettings settings) => settings with { Cut = Some(duration) };

    /// <summary>The same settings with another bound on memory.</summary>
    public static MatrixFreeSettings WithMostBytes(double bytes, MatrixFreeSettings settings) => settings with { MostBytes = bytes };

    /// <summary>The same settings on half as many steps.</summary>
    internal MatrixFreeSettings Coarse => this with { Steps = Steps / 2 };

    internal Seq<NavigationError> Check()
        => Checks.AtLeast("the number of steps N", Steps, 2)
            + Checks.When(Steps % 2 != 0, () => new NavigationError.OutOfRange("the number of steps N", Steps, "even"))
            + Checks.Positive("the tolerance", Tolerance)
            + Checks.AtLeast("the most sweeps", MostSweeps, 1)
            + Checks.AtLeast("the number of pairs", Pairs, 1)
            + Checks.Positive("the relative gradient at which Newton's method takes over", NewtonBelow)
            + Checks.Positive("the growth of the steps", StepGrowth)
            + Cut.ToSeq().Bind(duration => Checks.Positive("the cut of the horizon", duration))
            + Checks.AtLeast("the number of Lanczos steps", LanczosSteps, 0)
            + Checks.Within("the failure probability", FailureProbability, 0, 1, includesHigh: true)
            + Checks.AtLeast("the most escapes", MostEscapes, 0)
            + Checks.Positive("the most memory", MostBytes);
}
