using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Solvers.Support;

/// <summary>A problem with a finite horizon and a number of its solution that is known.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Problem">The problem.</param>
/// <param name="Answer">The number.</param>
/// <param name="HalfUnit">Half a unit of the last digit to which it is known.</param>
/// <param name="Read">Reads the number off a solution.</param>
public sealed record Row(string Name, NavigationProblem Problem, double Answer, double HalfUnit, Func<CollocationSolution, double> Read)
{
    public override string ToString() => Name;
}

/// <summary>Problems whose answers are known to many digits.</summary>
internal static class Rows
{
    private static readonly JetLandscape _half = JetLandscape.Of(1, x => 0.5 * x[0] * x[0]);
    private static readonly JetLandscape _wells = JetLandscape.Of(1, x => ((x[0] * x[0]) + -1) * ((x[0] * x[0]) + -1));

    /// <summary>f = −θ³.</summary>
    public static Drift Cubic { get; } = Field(1, x => -(x[0] * x[0] * x[0]));

    public static Row FreeFlight { get; } = Objective(
        "L = ½θ² from 1 to 2 in T = 1", On(_half, 1.0) with { Horizon = To(1, 2.0) }, 1.5807519572697, 5e-14);

    public static Row Stiff { get; } = Objective(
        "f = −θ, T = 100", On(_half, 1.5) with { Drift = Drift.Decay(1, 1), Horizon = To(100, 1.0) }, 1.6730970388563, 5e-14);

    public static Row VeryStiff { get; } = Objective(
        "f = −θ³, T = 10,000", On(_half, 1.5) with { Drift = Cubic, Horizon = To(10_000, 1.0) }, 1.330806904943, 5e-13);

    public static Row TerminalCost { get; } = Objective(
        "terminal cost 2.5θ²",
        On(JetLandscape.Zero(1), 1.5) with { Horizon = new Horizon.Finite(5, new EndCondition.TerminalCost(JetLandscape.Of(1, x => 2.5 * x[0] * x[0]))) },
        0.2163461538,
        5e-11);

    public static Row LeastEffort { get; } = Objective(
        "f = −θ, k = 0", On(JetLandscape.Zero(1), -1.0) with { Drift = Drift.Decay(1, 1), LossWeight = 0, Horizon = To(10, 2.0) }, 4.00018161002519, 5e-15);

    public static Row FisherRao { get; } = Objective(
        "Fisher-Rao geodesic",
        On(JetLandscape.Zero(2), 0, 1) with { Metric = Diagonal(x => One(x) / (x[1] * x[1]), x => 2.0 * One(x) / (x[1] * x[1])), LossWeight = 0, Horizon = To(1, 0, 2) },
        0.480453013918,
        5e-13);

    public static Row SoapFilm { get; } = new(
        "soap film",
        Checked(On(JetLandscape.Zero(2), -0.5, 1) with { Metric = Diagonal(x => x[1] * x[1], x => x[1] * x[1]), LossWeight = 0, Horizon = To(1, 0.5, 1) }),
        0.953624106702,
        5e-13,
        Length);

    public static Row Troesch { get; } = new(
        "Troesch, μ = 5",
        Checked(On(JetLandscape.Of(1, x => 0.5 * (Jet.Exp(5.0 * x[0]) + Jet.Exp(-5.0 * x[0]))), 0.0) with { Horizon = To(1, 1.0) }),
        0.045750461406319,
        5e-16,
        solution => solution.StartVelocity[0]);

    public static Row Bratu { get; } = new(
        "Bratu",
        Checked(On(JetLandscape.Of(1, x => -Jet.Exp(x[0])), 0.0) with { Horizon = To(1, 0.0) }),
        0.54935272877527,
        5e-15,
        solution => solution.StartVelocity[0]);

    public static Row ShortWells { get; } = Objective("double well, T = 2", On(_wells, -1.0) with { Horizon = To(2, 1.0) }, 1.944337462712, 5e-13);

    public static Row LongWells { get; } = Objective("double well, T = 8", On(_wells, -1.0) with { Horizon = To(8, 1.0) }, 1.8856180865342, 5e-14);

    public static Row MaierStein { get; } = Objective(
        "Maier-Stein",
        On(JetLandscape.Zero(2), -1, 0) with
        {
            Drift = Field(
                2,
                x => x[0] - (x[0] * x[0] * x[0]) - (5.0 * x[0] * x[1] * x[1]),
                x => -(((x[0] * x[0]) + 1) * x[1])),
            LossWeight = 0,
            Horizon = To(60, 1, 0),
        },
        0.483070,
        5e-7);

    /// <summary>All of them but the one that takes seconds.</summary>
    public static Row[] Quick { get; }
        = [FreeFlight, Stiff, VeryStiff, TerminalCost, LeastEffort, FisherRao, SoapFilm, Troesch, Bratu, ShortWells, LongWells];

    /// <summary>J is half the squared length where k = 0, η = 1 and T = 1: the speed of a geodesic is constant.</summary>
    public static double Length(CollocationSolution solution) => Math.Sqrt(2 * solution.Objective);

    public static ProblemStatement On(DenseLandscape landscape, params double[] start) => ProblemStatement.On(landscape, Vec.Of(start));

    public static Horizon To(double duration, params double[] end) => new Horizon.Finite(duration, new EndCondition.Fixed(Vec.Of(end)));

    public static Drift Field(int dimension, params Func<Jet[], Jet>[] components)
        => new Drift.Field(toSeq(components).Map(component => JetLandscape.Of(dimension, component).AsFunction()).Strict());

    public static Metric Diagonal(Func<Jet[], Jet> first, Func<Jet[], Jet> second)
        => new Metric.Field(Seq(
            JetLandscape.Of(2, first).AsFunction(), JetLandscape.Zero(2).AsFunction(), JetLandscape.Zero(2).AsFunction(), JetLandscape.Of(2, second).AsFunction()));

    public static NavigationProblem Checked(ProblemStatement statement) => NavigationProblem.Create(statement).Value();

    private static Jet One(Jet[] x) => Jet.Constant(x.Length, 1);

    private static Row Objective(string name, ProblemStatement statement, double answer, double halfUnit)
        => new(name, Checked(statement), answer, halfUnit, solution => solution.Objective);
}
