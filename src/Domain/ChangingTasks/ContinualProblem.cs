using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.ChangingTasks;

/// <summary>A checked problem of continual learning: every number is in range and every shape fits.</summary>
public sealed record ContinualProblem
{
    private readonly Mat _toDirections;

    private ContinualProblem(ContinualStatement statement)
    {
        (Statement, Eigen) = (statement, SymmetricEigen.Of(statement.Curvature));
        _toDirections = Eigen.Vectors.Transpose;
    }

    /// <summary>What was written down.</summary>
    public ContinualStatement Statement { get; }

    /// <summary>Number of parameters, D.</summary>
    public int Dimension => Statement.PriorMean.Dimension;

    /// <summary>H, D x D, positive semidefinite.</summary>
    public Mat Curvature => Statement.Curvature;

    /// <summary>μ₀, D numbers.</summary>
    public Vec PriorMean => Statement.PriorMean;

    /// <summary>Σ₀, D x D, positive semidefinite.</summary>
    public Mat PriorCovariance => Statement.PriorCovariance;

    /// <summary>ρ ≥ 0.</summary>
    public double Hazard => Statement.Hazard;

    /// <summary>η &gt; 0.</summary>
    public double LearningRate => Statement.LearningRate;

    /// <summary>k ≥ 0.</summary>
    public double LossWeight => Statement.LossWeight;

    /// <summary>γ ≥ 0.</summary>
    public double DiscountRate => Statement.DiscountRate;

    /// <summary>H as Q diag(h) Qᵀ: along its eigendirections all rules act one by one.</summary>
    internal SymmetricEigen Eigen { get; }

    /// <summary>Checks a statement.</summary>
    /// <param name="statement">What was written down.</param>
    /// <returns>The problem, or all that is wrong with the statement at once.</returns>
    public static Validation<NavigationError, ContinualProblem> Create(ContinualStatement statement)
    {
        var dimension = statement.PriorMean.Dimension;
        return Checks.Then(
            Checks.AtLeast("the number of parameters D", dimension, 1)
                + Checks.Point("the prior mean μ₀", statement.PriorMean, dimension)
                + Checks.PositiveSemidefinite("the curvature H", statement.Curvature, dimension)
                + Checks.PositiveSemidefinite("the prior covariance Σ₀", statement.PriorCovariance, dimension)
                + Checks.NotNegative("the hazard ρ", statement.Hazard)
                + Checks.Positive("the learning rate η", statement.LearningRate)
                + Checks.NotNegative("the loss weight k", statement.LossWeight)
                + Checks.NotNegative("the discount rate γ", statement.DiscountRate),
            () => new ContinualProblem(statement));
    }

    /// <summary>h_i ≥ 0; rounding below zero is none.</summary>
    internal double CurvatureAlong(int direction) => Math.Max(0, Eigen.Values[direction]);

    /// <summary>A point along the eigendirections of H.</summary>
    internal Vec ToDirections(Vec position) => _toDirections * position;

    /// <summary>The point from its numbers along the eigendirections of H.</summary>
    internal Vec FromDirections(Vec position) => Eigen.Vectors * position;

    /// <summary>Variance of the optima along each eigendirection of H.</summary>
    internal Vec VarianceAlong()
    {
        var rotated = _toDirections * PriorCovariance * Eigen.Vectors;
        return Vec.Generate(Dimension, i => rotated[i, i]);
    }
}
