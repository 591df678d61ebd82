using System.Globalization;
using LanguageExt;
using LossNav.Application.Networks;
using LossNav.Domain.Certificates;
using LossNav.Domain.Solvers.MatrixFree;
using static LanguageExt.Prelude;
using static LossNav.Host.Reports.ReportText;

namespace LossNav.Host.Reports;

/// <summary>What the verb <c>solve</c> prints of the loss of a network. Pure.</summary>
internal static class NetworkReport
{
    private const double Gigabyte = 1e9;

    /// <summary>What is to be solved, and what it will take in memory.</summary>
    public static Seq<string> Heading(NetworkSpecification specification, MatrixFreeProblem problem)
        => Seq1(string.Create(
                CultureInfo.InvariantCulture,
                $"{specification.Name}: {problem.Landscape.Name}, {problem.Dimension:N0} parameters, T = {specification.Duration.Match(Short, () => "∞")}, {specification.Settings.Steps} steps, at most {MemoryEstimate.Bytes(specification.Settings, problem) / Gigabyte:F2} GB for the paths"))
            + Description(specification.Description);

    /// <summary>One answer.</summary>
    public static Seq<string> Of(NetworkAnswer answer)
    {
        var (specification, solution, certificate) = (answer.Specification, answer.Solution, answer.Solution.Certificate);
        return Seq(
                string.Empty,
                Row("optimum", NetworkFiles.Optimality(answer)),
                Row("η, k, γ", $"{Text(specification.LearningRate)}, {Text(specification.LossWeight)}, {Text(answer.DiscountRate)}"),
                Row("objective J", $"{Objective(solution.Objective, solution.ObjectiveError)}; moving costs {Short(solution.Kinetic)} of it"),
                Row("loss", $"from {Short(answer.Losses.Head)} to {Short(answer.Losses.Last)} at t = {Short(solution.Path.Times[^1])}"),
                Row("second order", Second(certificate)),
                Row("first order", certificate.IsExtremal
                    ? $"holds to {Short(certificate.Tolerance)}"
                    : $"does NOT hold to {Short(certificate.Tolerance)}: allow more sweeps, or a larger tolerance"),
                Row("  relative gradient", Short(certificate.RelativeGradient)),
                Row("  euler-lagrange", Short(certificate.EulerLagrange)),
                Row("work", string.Create(CultureInfo.InvariantCulture, $"{solution.Work.Sweeps} sweeps of {specification.Settings.Steps} gradients at most, {solution.Work.Products} products with the Hessian")))
            + solution.TailBound.Map(bound => Row("tail-bound", $"{Short(bound)}  (so much less could the time after the cut cost)")).ToSeq()
            + answer.Rivals.OrderBy(rival => rival.Objective).ToSeq().Map(rival => Row(
                $"rule {rival.Rule}", $"J {Short(rival.Objective)}, {Short(rival.Objective / solution.Objective)} times the optimum, at learning rate {Short(rival.LearningRate)}; loss at the end {Short(rival.LossAtEnd)}"));
    }

    private static string Second(MatrixFreeCertificate certificate)
        => SecondOrder(certificate.Verdict)
            + certificate.LowestEigenvalues.HeadOrNone().Match(lowest => $"; lowest eigenvalue {Short(lowest.Value)} ± {Short(lowest.Error)}, probability of a mistake at most {Short(certificate.FailureProbability)}", () => string.Empty);
}
