using System.Diagnostics;
using LossNav.Domain;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Landscapes.Networks;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.MatrixFree;
using LossNav.Domain.Tests.Solvers.MatrixFree;
using static LanguageExt.Prelude;

namespace LossNav.Benchmarks;

/// <summary>
/// How many sweeps does the path of a network take, with the preconditioner and without, and do they grow with the number of steps? What does a product with the Hessian
/// cost beside a gradient? Sweeps are counted, not timed: BenchmarkDotNet is made for other questions.
/// </summary>
internal static class PathSweeps
{
    private const int Products = 50;

    /// <summary>Prints the tables.</summary>
    public static void Run()
    {
        var shape = Get(NetworkShape.Create(Activation.Tanh, Seq(20, 38, 5)));
        var landscape = Landscape(shape, 40);
        Console.WriteLine($"tanh network {string.Join('-', shape.Widths)}, D = {shape.Parameters}, 40 examples, T = 8, k = 1, γ = 0.1; until J is the least to nine digits");
        Console.WriteLine("| N | sweeps, preconditioned | sweeps, plain L-BFGS (at most 20 times as many) |");
        Console.WriteLine("| ---: | ---: | ---: |");
        foreach (var steps in new[] { 26, 50, 100, 400 })
        {
            Console.WriteLine(Row(landscape, shape, steps));
        }

        var wide = Get(NetworkShape.Create(Activation.Tanh, Seq(784, 64, 10)));
        var (gradient, product) = Costs(Landscape(wide, 500), wide.InitialParameters(1));
        Console.WriteLine(FormattableString.Invariant(
            $"D = {wide.Parameters}, 500 examples: gradient {gradient:F2} ms, product with the Hessian {product:F2} ms, {product / gradient:F2} times as long"));
    }

    private static string Row(CurvedLandscape landscape, NetworkShape shape, int steps)
    {
        var problem = Get(MatrixFreeProblem.Create(MatrixFreeStatement.On(landscape, shape.InitialParameters(2), 8) with { DiscountRate = 0.1 }));
        var settings = MatrixFreeSettings.WithMethod(DescentMethod.QuasiNewton, MatrixFreeSettings.Of(steps));
        var begun = Get(MatrixFreeSolver.Begin(settings, problem));
        var least = MatrixFreeSolver.Advance(Watch.Nothing, settings, begun).Objective;
        var state = begun;
        while (!state.IsDone && state.Objective > PlainAction.Enough(least))
        {
            state = MatrixFreeSolver.Next(settings, state);
        }

        // Without the preconditioner a path of 400 steps would take too long to wait for.
        var plain = steps <= 50 ? $"{new PlainAction(problem, steps).SweepsTo(least, settings.Pairs, 20 * state.Work.Sweeps)}" : "–";
        return $"| {steps} | {state.Work.Sweeps} | {plain} |";
    }

    private static (double Gradient, double Product) Costs(CurvedLandscape landscape, Vec at)
    {
        var (gradient, product) = (new double[at.Dimension], new double[at.Dimension]);
        return (
            Milliseconds(() => landscape.Evaluate(0, at.Span, gradient)),
            Milliseconds(() => landscape.MultiplyHessian(0, at.Span, at.Span, product)));
    }

    private static double Milliseconds(Action work)
    {
        work();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Products; i++)
        {
            work();
        }

        return clock.Elapsed.TotalMilliseconds / Products;
    }

    // Normal inputs in random classes.
    private static CurvedLandscape Landscape(NetworkShape shape, int examples)
    {
        var inputs = Mat.Generate(examples, shape.Widths.Head, (i, j) => CounterRandom.NormalAt(1, i, j));
        var labels = toSeq(Enumerable.Range(0, examples)).Map(i => (int)(CounterRandom.Bits(2, (ulong)i) % (ulong)shape.Widths.Last)).Strict();
        return Get(NetworkLandscape.CreateCurved(shape, NetworkLoss.CrossEntropy, 1e-3, Get(LabelledExamples.OfClasses(shape.Widths.Last, inputs, labels))));
    }

    private static T Get<T>(LanguageExt.Validation<NavigationError, T> made)
        => made.IfFail(errors => throw new InvalidOperationException(string.Join(Environment.NewLine, errors)));
}
