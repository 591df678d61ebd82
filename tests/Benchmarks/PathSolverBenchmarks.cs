using BenchmarkDotNet.Attributes;
using LossNav.Domain.Solvers.Certification;
using LossNav.Domain;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Certificates;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Infinite;

namespace LossNav.Benchmarks;

/// <summary>How long do the solvers of state and costate take on the double well of fig. 1b to a given error, and how long its certificate?</summary>
[MemoryDiagnoser]
public class PathSolverBenchmarks
{
    private NavigationProblem _finite = null!;
    private NavigationProblem _infinite = null!;
    private CollocationSolution _solved = null!;

    /// <summary>The tolerance asked for.</summary>
    [Params(1e-6, 1e-9, 1e-12)]
    public double Tolerance { get; set; }

    [GlobalSetup]
    public void State()
    {
        _finite = Problem(new Horizon.Finite(4, new EndCondition.Fixed(Vec.Of(1.0625, 0))));
        _infinite = Problem(Horizon.Unlimited);
        _solved = Collocation();
    }

    [Benchmark]
    public CollocationSolution Collocation()
        => CollocationSolver.Solve(CollocationSettings.WithTolerance(Tolerance, CollocationSettings.Default), _finite).IfFail(Fail<CollocationSolution>);

    [Benchmark]
    public Certificate Certificate()
        => Certifier.Check(CertificateSettings.Default, _solved.Path.Positions, _solved.Path.Costates, _finite).IfFail(Fail<Certificate>);

    [Benchmark]
    public InfiniteSolution Infinite()
        => InfiniteSolver.Solve(InfiniteSettings.WithTolerance(Tolerance, InfiniteSettings.Default), _infinite).IfFail(Fail<InfiniteSolution>);

    private static NavigationProblem Problem(Horizon horizon)
        => TiltedDoubleWell.Create(1, 1, 1, -0.5)
            .Bind(landscape => NavigationProblem.Create(ProblemStatement.On(landscape, Vec.Of(-0.6, 0.55)) with { DiscountRate = 0.1, Horizon = horizon }))
            .IfFail(Fail<NavigationProblem>);

    private static T Fail<T>(LanguageExt.Seq<NavigationError> errors) => throw new InvalidOperationException(string.Join(Environment.NewLine, errors));
}
