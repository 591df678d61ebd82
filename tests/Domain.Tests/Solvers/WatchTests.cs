using System.Diagnostics;
using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Action;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Continuation;
using LossNav.Domain.Solvers.Infinite;
using LossNav.Domain.Solvers.Policies;
using LossNav.Domain.Solvers.Thresholds;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Solvers;

/// <summary>Whoever looks on is told the progress, changes no answer, and is heard soon.</summary>
[Trait("Lane", "Slow")]
public class WatchTests
{
    private static readonly NavigationProblem _endless = Problems.Fig1.With(s => s with { DiscountRate = 0.3, Horizon = Horizon.Unlimited });

    // Curved, so that the action takes its slower way.
    private static readonly NavigationProblem _curved = Problems.Fig1.With(s => s with
    {
        Drift = new Drift.Field(Seq(Function(2, x => -0.3 * x[1], Vec.Of(0, -0.3)), Function(2, x => 0.3 * x[0], Vec.Of(0.3, 0)))),
    });

    public static TheoryData<string> Names => [.. All.Keys];

    private static Dictionary<string, Func<Watch, Validation<NavigationError, double>>> All { get; } = new()
    {
        ["action"] = watch => ActionSolver.SolveWatched(watch, ActionSettings.Of(2000, ActionRule.Left), Problems.Fig1).Map(s => s.Action),
        ["curved action"] = watch => ActionSolver.SolveWatched(watch, ActionSettings.Of(400, ActionRule.Trapezoid), _curved).Map(s => s.Action),
        ["collocation"] = watch => CollocationSolver.SolveWatched(watch, CollocationSettings.Default, Problems.Fig1).Map(s => s.Objective),
        ["several starts"] = watch => MultiStart.SolveWatched(
            watch, MultiStartSettings.WithStarts(2, MultiStartSettings.Default), Problems.Fig1).Map(s => s.Sum(path => path.Objective)),
        ["branch"] = watch => Continuation.FollowWatched(
            watch, ContinuationSettings.Default, γ => Problems.Fig1.Statement with { DiscountRate = γ }, 0.1, 0.2).Map(s => s.Sum(point => point.Solution.Objective)),
        ["infinite"] = watch => InfiniteSolver.SolveWatched(watch, InfiniteSettings.Default, _endless).Map(s => s.Objective),
        ["infinite, all"] = watch => InfiniteSolver.SolveAllWatched(watch, InfiniteSettings.Default, _endless).Map(s => s.Sum(path => path.Objective)),
        ["policy"] = watch => PolicySolver.SolveWatched(watch, PolicySettings.Cube(2, -1.6, 1.6, 48), _endless).Map(s => s.Statistics.LastChange),
        ["critical rate"] = watch => CriticalDiscountSolver.SolveWatched(
            watch, CriticalDiscountSettings.Between(0.6, 0.7), Problems.DoubleWell.Minima[0].Position, Problems.DoubleWell.Minima[1].Position, _endless).Map(s => s.DiscountRate),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Looking_on_changes_nothing_and_progress_stays_within_its_bounds(string name)
    {
        var told = new List<Progress>();
        var watched = All[name](Watch.Of(progress =>
        {
            told.Add(progress);
            return true;
        })).Value();
        Assert.Equal(All[name](Watch.Nothing).Value(), watched);
        Assert.NotEmpty(told);
        Assert.All(told, progress => Assert.InRange(progress.Done, 0, progress.Most));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_request_to_stop_is_an_answer_of_its_own_whenever_it_comes(string name)
    {
        var questions = 0;
        All[name](Watch.Of(_ => questions++ >= 0)).Value();
        foreach (var last in (int[])[0, questions / 3, questions - 1])
        {
            var asked = 0;
            var answer = All[name](Watch.Of(_ => asked++ < last));
            Assert.IsType<NavigationError.Stopped>(answer.Errors().Head);
            Assert.Equal(last + 1, asked);
        }
    }

    // Large enough for many seconds each; the request comes after a tenth of one.
    public static TheoryData<string> Long => ["grid in three dimensions", "path of 200 parameters", "curved path of 60 parameters", "collocation in 60 parameters"];

    [Theory]
    [MemberData(nameof(Long))]
    public void A_request_to_stop_is_heard_within_a_second_where_work_is_long(string name)
    {
        var clock = Stopwatch.StartNew();
        var requested = TimeSpan.FromSeconds(0.1);
        var watch = Watch.Of(_ => clock.Elapsed < requested);
        NavigationError error = name switch
        {
            "grid in three dimensions" => PolicySolver.SolveWatched(watch, PolicySettings.Cube(3, -1, 1, 128), Bowl(3, Horizon.Unlimited)).Errors().Head,
            "path of 200 parameters" => ActionSolver.SolveWatched(watch, ActionSettings.Of(400, ActionRule.Trapezoid), Bowl(200, Free)).Errors().Head,
            "curved path of 60 parameters" => ActionSolver.SolveWatched(watch, ActionSettings.Of(400, ActionRule.Trapezoid), Turning(60)).Errors().Head,
            _ => CollocationSolver.SolveWatched(watch, CollocationSettings.Default, Turning(60)).Errors().Head,
        };
        Assert.IsType<NavigationError.Stopped>(error);

        // The machine may be busy with other tests: what must not happen is that the work is finished first.
        Assert.InRange((clock.Elapsed - requested).TotalSeconds, 0, 2);
    }

    private static Horizon Free => new Horizon.Finite(4, EndCondition.Anywhere);

    private static NavigationProblem Bowl(int d, Horizon horizon)
        => NavigationProblem.Create(ProblemStatement.On(StyblinskiTang.Create(d).Value(), Vec.Generate(d, i => 0.5 - (0.01 * i))) with
        {
            DiscountRate = 0.5,
            Horizon = horizon,
        }).Value();

    private static NavigationProblem Turning(int d)
        => Bowl(d, Free).With(s => s with
        {
            Drift = new Drift.Field(toSeq(Enumerable.Range(0, d)).Map(i => Function(d, x => 0.1 * x[(i + 1) % d], Vec.Generate(d, j => j == (i + 1) % d ? 0.1 : 0))).Strict()),
        });

    private static ScalarFunction Function(int d, Func<Vec, double> value, Vec slope)
        => FunctionLandscape.Create("linear", d, value, _ => slope, _ => Mat.Zero(d, d)).Value().AsFunction();
}
