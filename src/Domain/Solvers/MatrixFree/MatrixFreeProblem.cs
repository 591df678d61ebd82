using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.MatrixFree;

/// <summary>A checked problem of very many parameters: every number is in range and every shape fits.</summary>
public sealed record MatrixFreeProblem
{
    private const string Solver = "the matrix-free solver";

    private MatrixFreeProblem(MatrixFreeStatement statement) => Statement = statement;

    /// <summary>What was written down, for varying it.</summary>
    public MatrixFreeStatement Statement { get; }

    /// <summary>Number of parameters, D.</summary>
    public int Dimension => Statement.Landscape.Dimension;

    /// <summary>L, over D parameters.</summary>
    public Landscape Landscape => Statement.Landscape;

    /// <summary>Whether products with the Hessian can be had.</summary>
    public bool HasCurvature => Landscape is CurvedLandscape;

    /// <summary>Checks a statement.</summary>
    /// <param name="statement">What was written down.</param>
    /// <returns>The problem, or all that is wrong with the statement at once.</returns>
    public static Validation<NavigationError, MatrixFreeProblem> Create(MatrixFreeStatement statement)
    {
        var dimension = statement.Landscape.Dimension;
        return Checks.Then(
            Checks.About(ProblemPart.Start, Checks.Point("the start θ₀", statement.Start, dimension))
                + Checks.About(ProblemPart.Metric, statement.Metric.Check("the metric G", dimension, Checks.Positive))
                + Checks.About(ProblemPart.Drift, statement.Decay.Check("the decay j", dimension, Checks.Finite))
                + Checks.About(ProblemPart.LearningRate, Checks.Positive("the learning rate η", statement.LearningRate))
                + Checks.About(ProblemPart.LossWeight, Checks.NotNegative("the loss weight k", statement.LossWeight))
                + Checks.About(ProblemPart.DiscountRate, Checks.NotNegative("the discount rate γ", statement.DiscountRate))
                + statement.Horizon.Check(dimension)
                + Checks.About(ProblemPart.DiscountRate, Checks.When(
                    statement.Horizon is Horizon.Infinite && statement.DiscountRate == 0,
                    () => new NavigationError.NotSupported(Solver, "an infinite horizon without discounting", "take a discount rate > 0 or a finite horizon")))
                + Checks.About(ProblemPart.Landscape, Checks.When(
                    statement.Horizon is Horizon.Infinite && statement.Landscape.DependsOnTime,
                    () => new NavigationError.NotSupported(Solver, "an infinite horizon on which the loss depends on time", "take a finite horizon"))),
            () => new MatrixFreeProblem(statement));
    }

    /// <summary>A variation of a problem, checked anew.</summary>
    /// <param name="change">What to change.</param>
    /// <param name="problem">The problem to vary; it stays as it is.</param>
    public static Validation<NavigationError, MatrixFreeProblem> Vary(Func<MatrixFreeStatement, MatrixFreeStatement> change, MatrixFreeProblem problem)
        => Create(change(problem.Statement));

    /// <summary>The same problem without matrices, where metric and drift are diagonal.</summary>
    /// <param name="problem">Any problem.</param>
    /// <returns>The problem, or what this room has no place for: a metric or a drift that is not diagonal or bends.</returns>
    public static Validation<NavigationError, MatrixFreeProblem> Of(NavigationProblem problem)
    {
        var metric = problem.Metric.Match(_ => Some(PerParameter.One), metric => Diagonal(metric.Matrix), _ => None, _ => None);
        var decay = problem.Drift.Match(_ => Some(PerParameter.Nothing), drift => Diagonal(-drift.Coefficients), _ => None);
        return (from g in metric from j in decay select (Metric: g, Decay: j)).Match(
            found => Create(new MatrixFreeStatement(
                problem.Landscape, problem.Start, found.Metric, found.Decay, problem.LearningRate, problem.LossWeight, problem.DiscountRate, problem.Horizon)),
            () => Fail<NavigationError, MatrixFreeProblem>(
                new NavigationError.NotSupported(Solver, "a metric or a drift that is not a constant diagonal matrix", "use the collocation solver")));
    }

    private static Option<PerParameter> Diagonal(Mat matrix)
    {
        for (var i = 0; i < matrix.Rows; i++)
        {
            for (var j = 0; j < matrix.Columns; j++)
            {
                if (i != j && matrix[i, j] != 0)
                {
                    return None;
                }
            }
        }

        return new PerParameter.Each(Vec.Generate(matrix.Rows, i => matrix[i, i]));
    }
}
