using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Certificates;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Methods;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers;
using LossNav.Domain.Solvers.Action;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Continuation;
using LossNav.Domain.Solvers.Infinite;
using LossNav.Domain.Solvers.Policies;

namespace LossNav.Domain.Tests.Methods;

/// <summary>Every row of the list of methods: it solves what it says, tells its progress, stops when it is asked to, and answers in one shape.</summary>
public sealed class MethodTests
{
    private static readonly DenseLandscape _wells = TiltedDoubleWell.Create(1, 1, 1, -0.5).IfFail(errors => throw new InvalidOperationException(errors.ToString()));
    private static readonly DenseLandscape _bowl = QuadraticLandscape.Create(Mat.Diagonal(1, 4), Vec.Of(0.5, 0)).IfFail(errors => throw new InvalidOperationException(errors.ToString()));
    private static readonly NavigationProblem _endless = Checked(_wells, Horizon.Unlimited);
    private static readonly NavigationProblem _finite = Checked(_wells, new Horizon.Finite(2, EndCondition.Anywhere));
    private static readonly NavigationProblem _closed = Checked(_bowl, Horizon.Unlimited);
    private static readonly NavigationProblem _turning = NavigationProblem
        .Vary(statement => ProblemStatement.WithDrift(Drift.Rotation(1.3), statement), _closed)
        .IfFail(errors => throw new InvalidOperationException(errors.ToString()));

    private static readonly SettingValues _box = SettingValues.With(
        "from",
        new SettingValue.Point(Vec.Of(-1.8, -1.8)),
        SettingValues.With("to", new SettingValue.Point(Vec.Of(1.8, 1.8)), SettingValues.With("cells", 40, SettingValues.None)));

    private static readonly SettingValues _few = SettingValues.With("starts", 1, SettingValues.None);

    private static readonly Dictionary<string, (string Method, SettingValues Values, NavigationProblem Problem)> _cases = new()
    {
        ["fitting a finite horizon"] = ("auto", SettingValues.None, _finite),
        ["fitting an endless horizon"] = ("auto", SettingValues.None, _endless),
        ["fitting a closed form"] = ("auto", SettingValues.None, _closed),
        ["closed form with drift"] = ("quadratic", SettingValues.None, _turning),
        ["action"] = ("action", SettingValues.With("points", 40, SettingValues.None), _finite),
        ["collocation"] = ("collocation", SettingValues.None, _finite),
        ["infinite"] = ("infinite", SettingValues.None, _endless),
        ["several"] = ("multi-start", _few, _finite),
        ["policy"] = ("policy", _box, _endless),
    };

    public static TheoryData<string> Cases => [.. _cases.Keys];

    [Fact]
    public void Every_method_is_among_the_cases()
        => Assert.Equal(AllMethods.All.Map(row => row.Name).Order(), _cases.Values.Select(one => one.Method).Distinct().Order());

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_method_tells_its_progress_and_stops_when_it_is_asked_to(string name)
    {
        var (row, values, problem) = Case(name);
        var told = 0;
        var watch = Watch.Of(_ =>
        {
            told++;
            return false;
        });
        var errors = row.Solve(values, watch, problem).Match(Succ: _ => [], Fail: errors => errors);
        Assert.IsType<NavigationError.Stopped>(Assert.Single(errors));
        Assert.InRange(told, 1, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_answer_has_one_shape_whichever_method_gave_it(string name)
    {
        var (row, values, problem) = Case(name);
        Assert.True(row.Needs.IsMetBy(problem));
        var solutions = row.Solve(values, Watch.Nothing, problem).IfFail(errors => throw new InvalidOperationException(errors.ToString()));
        Assert.NotEmpty(solutions);
        Assert.All(solutions, solution =>
        {
            Assert.Same(problem, solution.Problem);
            Assert.InRange((solution.Motion.Positions.Start - problem.Start).Norm, 0, 1e-14);
            Assert.Equal(solution.Motion.Times.ToArray(), solution.Motion.Velocities.Times.ToArray());
            Assert.Equal(solution.Motion.Times.ToArray(), solution.Motion.Costates.Times.ToArray());
            Assert.NotEmpty(solution.Facts);
            Assert.True(solution.PathCertificate.ForAll(certificate => certificate.IsExtremal));

            // λ = Gu/η along every optimal path (section 2), whichever way the solver comes to it: to the grid's error for a policy, to that of the mesh for the action.
            var control = solution.Motion.Velocities.Start - problem.Drift.Velocity(problem.Start);
            Assert.InRange((solution.Motion.Costates.Start - control).Norm, 0, 0.05 * Math.Max(1, control.Norm));
        });
        Assert.Equal(solutions.Map(solution => solution.Objective).Order(), solutions.Map(solution => solution.Objective));
    }

    [Fact]
    public void Two_methods_for_one_problem_agree_within_their_errors()
    {
        double Gap(string one, string other)
        {
            var (a, b) = (First(one), First(other));
            return Math.Abs(a.Objective - b.Objective) - a.ObjectiveError.IfNone(1e-12) - b.ObjectiveError.IfNone(1e-12);
        }

        Assert.InRange(Gap("collocation", "action"), double.NegativeInfinity, 0);
        Assert.InRange(Gap("infinite", "policy"), double.NegativeInfinity, 0);
    }

    // The answers of many starts are extremal paths as collocation gives them, and call themselves so.
    [Fact]
    public void The_answers_of_many_starts_are_those_of_collocation()
        => Assert.Equal("collocation", First("several").Solver);

    [Theory]
    [InlineData("action")]
    [InlineData("collocation")]
    [InlineData("infinite")]
    public void A_certificate_can_be_stopped_and_is_the_same_if_it_is_not(string name)
    {
        var (_, _, problem) = Case(name);
        Solution solution = name switch
        {
            "action" => ActionSolver.Solve(ActionSettings.Of(40, ActionRule.Trapezoid), problem).IfFail(errors => throw new InvalidOperationException(errors.ToString())),
            "collocation" => CollocationSolver.Solve(CollocationSettings.Default, problem).IfFail(errors => throw new InvalidOperationException(errors.ToString())),
            _ => InfiniteSolver.Solve(InfiniteSettings.Default, problem).IfFail(errors => throw new InvalidOperationException(errors.ToString())),
        };
        var questions = 0;
        var whole = solution.Certified(Watch.Of(_ => ++questions > 0)).IfFail(errors => throw new InvalidOperationException(errors.ToString()));
        Assert.InRange(questions, 2, int.MaxValue);
        Assert.IsType<NavigationError.Stopped>(Assert.Single(solution.Certified(Watch.Of(_ => false)).FailToSeq()));
        for (var last = 1; last < questions; last += Math.Max(1, questions / 7))
        {
            var asked = 0;
            Assert.IsType<NavigationError.Stopped>(Assert.Single(solution.Certified(Watch.Of(_ => ++asked <= last)).FailToSeq()));
        }

        Assert.Equal(Text(solution), Text(whole));
    }

    [Fact]
    public void Presets_are_those_of_the_solvers()
    {
        Assert.Equal(CollocationSettings.Default, CollocationMethod.Settings(Complete(CollocationMethod.Row)));
        Assert.Equal(ActionSettings.Of(401, ActionRule.Trapezoid), ActionMethod.Settings(Complete(ActionMethod.Row)));
        Assert.Equal(InfiniteSettings.Default, InfiniteMethod.Settings(Complete(InfiniteMethod.Row)));
        Assert.Equal(MultiStartSettings.Default, MultiStartMethod.Settings(Complete(MultiStartMethod.Row)));
        var policy = PolicyMethod.Settings(PolicyMethod.Row.Complete(2, _box).IfFail(SettingValues.None));
        Assert.Equal(PolicySettings.Cube(2, -1.8, 1.8, 40), policy);
    }

    [Fact]
    public void Everything_that_is_wrong_with_settings_is_told_at_once()
    {
        var given = SettingValues.With("points", 2, SettingValues.With("rule", new SettingValue.Word("right"), SettingValues.With("reach", 1e-3, SettingValues.None)));
        Assert.Equal(["N072", "N072", "N073"], ActionMethod.Row.Complete(2, given).FailToSeq().Map(error => error.Code).Order());
        Assert.Equal(["N074", "N074"], PolicyMethod.Row.Complete(2, SettingValues.None).FailToSeq().Map(error => error.Code).ToArray());
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(5_000_000, true)]
    [InlineData(2, false)]
    [InlineData(5_000_001, false)]
    [InlineData(2.5, false)]
    [InlineData(double.NaN, false)]
    public void A_range_holds_its_ends_and_nothing_beyond(double points, bool isIn)
        => Assert.Equal(isIn, ActionMethod.Row.Complete(2, SettingValues.With("points", points, SettingValues.None)).IsSuccess);

    [Fact]
    public void Values_are_equal_in_whichever_order_they_were_given()
        => Assert.Equal(
            SettingValues.With("a", 1, SettingValues.With("b", 2, SettingValues.None)),
            SettingValues.With("b", 2, SettingValues.With("a", 1, SettingValues.None)));

    // Numbers may come out NaN in a record; its text compares them.
    private static string Text(Solution solution) => solution.PathCertificate.Map(certificate => $"{certificate with { Misses = [] }} {string.Join(' ', certificate.Misses)}").IfNone(string.Empty);

    private static SettingValues Complete(Method row) => row.Complete(2, SettingValues.None).IfFail(SettingValues.None);

    private static Solution First(string name)
    {
        var (row, values, problem) = Case(name);
        return row.Solve(values, Watch.Nothing, problem).IfFail(errors => throw new InvalidOperationException(errors.ToString())).Head;
    }

    private static (Method Row, SettingValues Values, NavigationProblem Problem) Case(string name)
    {
        var (method, values, problem) = _cases[name];
        return (AllMethods.All.Find(row => row.Name == method).IfNone(FittingMethod.Row), values, problem);
    }

    private static NavigationProblem Checked(DenseLandscape landscape, Horizon horizon)
        => NavigationProblem
            .Create(ProblemStatement.WithHorizon(horizon, ProblemStatement.WithDiscountRate(0.5, ProblemStatement.On(landscape, Vec.Of(-0.6, 0.55)))))
            .IfFail(errors => throw new InvalidOperationException(errors.ToString()));
}
