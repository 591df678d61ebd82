using LanguageExt;
using LossNav.Application;
using LossNav.Application.Ports;
using LossNav.Application.Problems;
using LossNav.Application.Answers;
using LossNav.Application.Results;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Certificates;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;
using static LossNav.Host.Reports.ReportText;

namespace LossNav.Host.Reports;

/// <summary>What the verb <c>solve</c> prints. Pure.</summary>
internal static class SolveReport
{
    private const int MostShown = 6;

    /// <summary>What is to be solved.</summary>
    public static Seq<string> Heading(SpecifiedProblem file)
        => Seq1($"{file.Specification.Name}: {file.Problem.Landscape.Name}, {file.Problem.Dimension} parameters ({Excerpt.Escaped(Shown(file.Specification.Parameters))}), {Horizon(file.Problem.Horizon)}")
            + Description(file.Specification.Description);

    /// <summary>One answer.</summary>
    public static Seq<string> Of(SolvedProblem solved)
        => Seq(
                string.Empty,
                Row("optimum", solved.Solution.Optimality.ToString()),
                Row("η, k, γ", $"{Text(solved.Problem.LearningRate)}, {Text(solved.Problem.LossWeight)}, {Text(solved.Problem.DiscountRate)}"),
                Row("solver", solved.Solution.Solver),
                Row("objective J", Objective(solved.Solution.Objective, solved.Solution.ObjectiveError)),
                Row("path", $"from {Point(solved.Path.Positions.Start)} to {Point(solved.Path.Positions.End)} at t = {Short(solved.Path.Positions.Times[^1])}"),
                Row("costate at the start", Point(solved.Path.Costates.Start)),
                Row("loss at the end", $"{Short(LossAt(solved, solved.Path.Positions))}{Descent(solved)}"))
            + solved.Solution.PathCertificate.Map(Certificate).IfNone(Empty)
            + solved.Solution.Facts.Map(fact => Row(fact.Name, $"{Short(fact.Value)}  ({fact.Meaning})"));

    /// <summary>What was written.</summary>
    public static Seq<string> Written(string output, string problem, Seq<string> files)
        => Seq(string.Empty, $"{files.Count} files in {output}/{problem}: {string.Join(", ", files.Map(written => written[(problem.Length + 1)..]))}.");

    private static Seq<string> Certificate(PathCertificate certificate)
        => Seq(
                Row("second order", SecondOrder(certificate.Verdict)),
                Row("first order", certificate.IsExtremal
                    ? $"holds to {Short(certificate.Tolerance)}"
                    : $"does NOT hold to {Short(certificate.Tolerance)}: refine the mesh, or this is no optimum"))
            + certificate.Misses.Map(miss => Row($"  {miss.Name}", $"{Short(miss.Value)}  ({miss.Meaning})"));

    private static string Descent(SolvedProblem solved)
        => solved.Descent.Match(
            descent => $"; gradient descent ends at {Point(descent.End)} with {Short(LossAt(solved, descent))}{solved.DescentObjective.Match(cost => $", J = {Short(cost)}{Elsewhere(solved)}", () => string.Empty)}",
            () => "; gradient descent leaves the landscape");

    // What ends at another place than it must is no rival.
    private static string Elsewhere(SolvedProblem solved)
        => solved.Problem.Horizon is Horizon.Finite { End: EndCondition.Fixed } ? " (not at the end asked for)" : string.Empty;

    private static double LossAt(SolvedProblem solved, Trajectory path) => solved.Problem.Landscape.ValueAt(path.Times[^1], path.End);

    private static string Horizon(Horizon horizon)
        => horizon.Match(
            _ => "T = ∞",
            finite => $"T = {Text(finite.Duration)}, end {finite.End.Match(end => Point(end.Position), _ => "free", _ => "charged by a terminal cost")}");

    private static string Shown(Seq<string> names) => string.Join(", ", names.Take(MostShown)) + (names.Count > MostShown ? ", …" : string.Empty);

    /// <summary>A point, of many parameters the first.</summary>
    internal static string Point(Vec point)
        => $"({string.Join(", ", point.ToArray().Take(MostShown).Select(Short))}{(point.Dimension > MostShown ? ", …" : string.Empty)})";
}
