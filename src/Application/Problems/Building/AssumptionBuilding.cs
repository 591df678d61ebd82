using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Formulas;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems.Building;

/// <summary>Makes metric, drift and horizon of what is written down. Fields that turn out to be constant or linear become what they are.</summary>
internal static class AssumptionBuilding
{
    /// <summary>G.</summary>
    public static Validation<ProblemFault, Metric> Metric(FormulaBuilding formulas, MetricSpecification specification)
        => specification.Match(
            _ => Right(Domain.Assumptions.Metric.Flat),
            entries => entries.Rows
                .Map((index, row) => formulas.Functions(ValuePath.Root.Member("metric").Item(index), row))
                .ToSeq()
                .Sequence()
                .Map(rows => ToMetric(entries.Rows.Count, rows.Bind(row => row).Strict())),
            inverse => Right<Metric>(new Metric.Authority(inverse.Matrix)));

    /// <summary>f.</summary>
    public static Validation<ProblemFault, Drift> Drift(FormulaBuilding formulas, DriftSpecification specification)
        => specification.Match(
            _ => Right(Domain.Assumptions.Drift.Zero),
            components => formulas.Functions(ValuePath.Root.Member("drift"), components.Each).Map(ToDrift),
            linear => Right<Drift>(new Drift.Linear(linear.Matrix)));

    /// <summary>T and the end.</summary>
    public static Validation<ProblemFault, Horizon> Horizon(FormulaBuilding formulas, HorizonSpecification specification)
        => specification.Match(
            _ => Right(Domain.Assumptions.Horizon.Unlimited),
            finite => End(formulas, finite.End).Map(end => (Horizon)new Horizon.Finite(finite.Duration, end)));

    private static Validation<ProblemFault, EndCondition> End(FormulaBuilding formulas, EndSpecification specification)
        => specification.Match(
            _ => Right(EndCondition.Anywhere),
            end => Right<EndCondition>(new EndCondition.Fixed(end.Position)),
            end => TerminalCost(formulas, ValuePath.Root.Member("horizon").Member("terminalCost"), end.Cost));

    private static Validation<ProblemFault, EndCondition> TerminalCost(FormulaBuilding formulas, ValuePath at, Expression cost)
        => formulas.Formula(at, cost).Bind(formula => FormulaLandscape
            .Create("terminal cost", formulas.Dimension, formula)
            .Map(landscape => (EndCondition)new EndCondition.TerminalCost(landscape))
            .MapFail(error => ProblemFault.Of(at, error.Message.TrimEnd('.'))));

    private static Metric ToMetric(int dimension, Seq<FormulaFunction> entries)
        => entries.Map(entry => entry.Formula is Formula.Number number ? Some(number.Value) : None).Sequence().Match<Metric>(
            all => new Metric.Constant(Mat.Copy(dimension, dimension, [.. all])),
            () => new Metric.Field(entries.Map(entry => (ScalarFunction)entry)));

    private static Drift ToDrift(Seq<FormulaFunction> components)
        => QuadraticShape.Linear(components).Match<Drift>(
            matrix => new Drift.Linear(matrix),
            () => new Drift.Field(components.Map(component => (ScalarFunction)component)));

    private static Validation<ProblemFault, T> Right<T>(T value) => Success<ProblemFault, T>(value);
}
