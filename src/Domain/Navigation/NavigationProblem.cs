using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Navigation;

/// <summary>A checked navigation problem: every number is in range and every shape fits. Solvers take nothing else.</summary>
public sealed record NavigationProblem
{
    private NavigationProblem(ProblemStatement statement) => Statement = statement;

    /// <summary>What was written down, for varying it: see <see cref="Vary"/>.</summary>
    public ProblemStatement Statement { get; }

    /// <summary>Number of parameters, D.</summary>
    public int Dimension => Landscape.Dimension;

    /// <summary>L, over D parameters.</summary>
    public DenseLandscape Landscape => Statement.Landscape;

    /// <summary>θ₀, D numbers.</summary>
    public Vec Start => Statement.Start;

    /// <summary>G.</summary>
    public Metric Metric => Statement.Metric;

    /// <summary>f.</summary>
    public Drift Drift => Statement.Drift;

    /// <summary>η &gt; 0.</summary>
    public double LearningRate => Statement.LearningRate;

    /// <summary>k ≥ 0.</summary>
    public double LossWeight => Statement.LossWeight;

    /// <summary>γ ≥ 0.</summary>
    public double DiscountRate => Statement.DiscountRate;

    /// <summary>T and the end condition, or for ever.</summary>
    public Horizon Horizon => Statement.Horizon;

    /// <summary>Whether loss, drift or metric depend on time.</summary>
    public bool DependsOnTime
        => Landscape.DependsOnTime
            || (Drift is Drift.Field drift && drift.Components.Exists(component => component.DependsOnTime))
            || (Metric is Metric.Field metric && metric.Entries.Exists(entry => entry.DependsOnTime));

    /// <summary>Checks a statement.</summary>
    /// <param name="statement">What was written down.</param>
    /// <returns>The problem, or all that is wrong with the statement at once.</returns>
    public static Validation<NavigationError, NavigationProblem> Create(ProblemStatement statement)
    {
        var dimension = statement.Landscape.Dimension;
        var size = Checks.DenseDimension(dimension);
        return !size.IsEmpty ? Fail<NavigationError, NavigationProblem>(Checks.About(ProblemPart.Landscape, size)) : Checks.Then(
            Checks.About(ProblemPart.Start, Checks.Point("the start θ₀", statement.Start, dimension))
                + Checks.About(
                    statement.Metric is Metric.Authority ? ProblemPart.InverseMetric : ProblemPart.Metric,
                    statement.Metric.Check(statement.Start, dimension))
                + Checks.About(ProblemPart.Drift, statement.Drift.Check(statement.Start, dimension))
                + Checks.About(ProblemPart.LearningRate, Checks.Positive("the learning rate η", statement.LearningRate))
                + Checks.About(ProblemPart.LossWeight, Checks.NotNegative("the loss weight k", statement.LossWeight))
                + Checks.About(ProblemPart.DiscountRate, Checks.NotNegative("the discount rate γ", statement.DiscountRate))
                + statement.Horizon.Check(dimension),
            () => new NavigationProblem(statement));
    }

    /// <summary>A variation of a problem, checked anew.</summary>
    /// <param name="change">What to change, for example <c>s => ProblemStatement.WithDiscountRate(0.1, s)</c>.</param>
    /// <param name="problem">The problem to vary; it stays as it is.</param>
    public static Validation<NavigationError, NavigationProblem> Vary(Func<ProblemStatement, ProblemStatement> change, NavigationProblem problem)
        => Create(change(problem.Statement));
}
