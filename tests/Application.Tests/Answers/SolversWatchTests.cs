using LossNav.Application.Answers;
using LossNav.Application.Problems;
using LossNav.Domain;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Action;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Continuation;
using LossNav.Domain.Solvers.Infinite;
using LossNav.Domain.Solvers.Policies;
using Xunit;

namespace LossNav.Application.Tests.Answers;

/// <summary>Whoever looks on reaches the solver, whichever was chosen.</summary>
public sealed class SolversWatchTests
{
    private static readonly NavigationProblem _endless = Checked(Horizon.Unlimited);
    private static readonly NavigationProblem _finite = Checked(new Horizon.Finite(2, EndCondition.Anywhere));

    private static readonly Dictionary<string, (SolverChoice Choice, NavigationProblem Problem)> _cases = new()
    {
        ["fitting a finite horizon"] = (SolverChoice.Fitting, _finite),
        ["fitting an endless horizon"] = (SolverChoice.Fitting, _endless),
        ["action"] = (new SolverChoice.Action(ActionSettings.Of(40, ActionRule.Trapezoid)), _finite),
        ["collocation"] = (new SolverChoice.Collocation(CollocationSettings.Default), _finite),
        ["infinite"] = (new SolverChoice.Infinite(InfiniteSettings.Default), _endless),
        ["several"] = (new SolverChoice.Several(MultiStartSettings.Default), _finite),
        ["policy"] = (new SolverChoice.Policy(PolicySettings.On(new GridAxis(-1.8, 1.8, 40), new GridAxis(-1.8, 1.8, 40))), _endless),
    };

    public static TheoryData<string> Cases => [.. _cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_solver_tells_its_progress_and_stops_when_it_is_asked_to(string name)
    {
        var (choice, problem) = _cases[name];
        var told = 0;
        var watch = Watch.Of(_ =>
        {
            told++;
            return false;
        });
        var errors = Solvers.Solve(watch, choice, problem).Match(Succ: _ => [], Fail: errors => errors);
        Assert.IsType<NavigationError.Stopped>(Assert.Single(errors));
        Assert.InRange(told, 1, int.MaxValue);
    }

    private static NavigationProblem Checked(Horizon horizon)
        => NavigationProblem
            .Create(ProblemStatement.WithHorizon(horizon, ProblemStatement.WithDiscountRate(0.5, ProblemStatement.On(TiltedDoubleWell.Create(1, 1, 1, -0.5).IfFail(errors => throw new InvalidOperationException(errors.ToString())), Vec.Of(-0.6, 0.55)))))
            .IfFail(errors => throw new InvalidOperationException(errors.ToString()));
}
