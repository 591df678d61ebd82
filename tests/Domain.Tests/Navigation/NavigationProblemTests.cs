using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Navigation;

public class NavigationProblemTests
{
    private static readonly ProblemStatement _plain = ProblemStatement.On(Problems.DoubleWell, Vec.Of(-0.6, 0.55));

    public static TheoryData<string, string, ProblemStatement> Mistakes => new()
    {
        { "N001", "discount rate γ is -1", _plain with { DiscountRate = -1 } },
        { "N001", "discount rate γ is NaN", _plain with { DiscountRate = double.NaN } },
        { "N001", "learning rate η is 0", _plain with { LearningRate = 0 } },
        { "N001", "learning rate η is Infinity", _plain with { LearningRate = double.PositiveInfinity } },
        { "N001", "loss weight k is -2", _plain with { LossWeight = -2 } },
        { "N001", "duration T is 0", _plain with { Horizon = new Horizon.Finite(0, EndCondition.Anywhere) } },
        { "N002", "start θ₀", _plain with { Start = Vec.Of(double.NaN, 0) } },
        { "N003", "start θ₀ is a vector of 3", _plain with { Start = Vec.Zero(3) } },
        { "N003", "end θ(T) is a vector of 1", _plain with { Horizon = new Horizon.Finite(1, new EndCondition.Fixed(Vec.Zero(1))) } },
        { "N003", "metric G is 3 x 3", _plain with { Metric = new Metric.Constant(Mat.Identity(3)) } },
        { "N003", "drift matrix A is 1 x 1", _plain with { Drift = new Drift.Linear(Mat.Identity(1)) } },
        { "N004", "metric G is not symmetric", _plain with { Metric = new Metric.Constant(Mat.FromRows(Vec.Of(1, 0.5), Vec.Of(0, 1))) } },
        { "N005", "smallest eigenvalue is -1", _plain with { Metric = new Metric.Constant(Mat.Diagonal(1, -1)) } },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_one_error_that_names_it(string code, string words, ProblemStatement statement)
    {
        var error = Assert.Single(NavigationProblem.Create(statement).Errors());
        Assert.Equal(code, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    public static TheoryData<ProblemPart, ProblemStatement> WrongParts => new()
    {
        { ProblemPart.Start, _plain with { Start = Vec.Zero(3) } },
        { ProblemPart.Metric, _plain with { Metric = new Metric.Constant(Mat.Diagonal(1, -1)) } },
        { ProblemPart.InverseMetric, _plain with { Metric = new Metric.Authority(Mat.Diagonal(1, -1)) } },
        { ProblemPart.Drift, _plain with { Drift = new Drift.Linear(Mat.Identity(1)) } },
        { ProblemPart.LearningRate, _plain with { LearningRate = 0 } },
        { ProblemPart.LossWeight, _plain with { LossWeight = -2 } },
        { ProblemPart.DiscountRate, _plain with { DiscountRate = -1 } },
        { ProblemPart.Duration, _plain with { Horizon = new Horizon.Finite(0, EndCondition.Anywhere) } },
        { ProblemPart.End, _plain with { Horizon = new Horizon.Finite(1, new EndCondition.Fixed(Vec.Zero(1))) } },
        { ProblemPart.TerminalCost, _plain with { Horizon = new Horizon.Finite(1, new EndCondition.TerminalCost(Rastrigin.Create(3, 10).Value())) } },
    };

    [Theory]
    [MemberData(nameof(WrongParts))]
    public void A_mistake_says_which_part_of_the_problem_it_is_in(ProblemPart part, ProblemStatement statement)
        => Assert.Equal(part, Assert.Single(NavigationProblem.Create(statement).Errors()).Part);

    [Fact]
    public void All_mistakes_are_reported_at_once()
    {
        var errors = NavigationProblem.Create(_plain with
        {
            Start = Vec.Zero(3),
            Metric = new Metric.Constant(Mat.Diagonal(1, 0)),
            LearningRate = -1,
            LossWeight = double.NaN,
            DiscountRate = -0.1,
            Horizon = new Horizon.Finite(-1, EndCondition.Anywhere),
        }).Errors();
        Assert.Equal(6, errors.Count);
    }

    [Fact]
    public void A_variation_is_checked_anew_and_leaves_the_problem_as_it_was()
    {
        var problem = NavigationProblem.Create(_plain).Value();
        Assert.Equal(2, problem.With(s => ProblemStatement.WithDiscountRate(2, s)).DiscountRate);
        Assert.Single(NavigationProblem.Vary(s => ProblemStatement.WithDiscountRate(-2, s), problem).Errors());
        Assert.Equal(0, problem.DiscountRate);
    }

    [Fact]
    public void Vectors_and_matrices_keep_their_own_numbers()
    {
        double[] numbers = [1, 2, 3, 4];
        var (vector, matrix) = (Vec.Of(numbers), Mat.Copy(2, 2, numbers));
        numbers[0] = 99;
        vector.ToArray()[1] = 99;
        Assert.Equal(Vec.Of(1, 2, 3, 4), vector);
        Assert.Equal(Mat.FromRows(Vec.Of(1, 2), Vec.Of(3, 4)), matrix);
    }
}
