using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Action;

namespace LossNav.Domain.Tests;

public class ReadmeExample
{
    [Fact]
    public void The_example_in_CSharp_says_what_the_theory_says()
    {
        var solution =
            from well in TiltedDoubleWell.Create(steepness: 1, separation: 1, crossCurvature: 1, tilt: -0.5)
            from problem in NavigationProblem.Create(ProblemStatement.On(well, Vec.Of(-0.6, 0.55)) with
            {
                DiscountRate = 0.1,
                Horizon = new Horizon.Finite(4, new EndCondition.Fixed(Vec.Of(1.0625, 0))),
            })
            from path in ActionSolver.Solve(ActionSettings.Of(50, ActionRule.Left), problem)
            select path;

        var text = solution.Match(
            path => $"action {path.Action:F12} in {path.Statistics.Iterations} steps, a local minimum: {path.Statistics.IsLocalMinimum}",
            errors => string.Join(Environment.NewLine, errors));

        Assert.Equal("action 0.169571442216 in 8 steps, a local minimum: True", text);
    }

    [Theory]
    [InlineData("csharp", "Domain.Tests/ReadmeExample.cs")]
    [InlineData("fsharp", "Domain.FSharp.Tests/ReadmeExample.fs")]
    public void The_README_shows_the_code_that_is_tested(string language, string file)
    {
        var root = RepositoryRoot();
        string[] shown = [.. File.ReadAllLines(Path.Combine(root, "README.md"))
            .SkipWhile(line => line != $"```{language}").Skip(1).TakeWhile(line => line != "```").Select(line => line.Trim())];
        string[] tested = [.. File.ReadAllLines(Path.Combine(root, "tests", file)).Select(line => line.Trim())];
        Assert.True(shown.Length > 5);
        Assert.All(shown.Where(IsOpening), line => Assert.Contains(line, tested));
        Assert.Contains(string.Join('\n', shown.SkipWhile(line => IsOpening(line) || line.Length == 0)), string.Join('\n', tested), StringComparison.Ordinal);

        // The namespaces stand at the head of both, with others that the tests need between them.
        static bool IsOpening(string line) => line.StartsWith("using ", StringComparison.Ordinal) || line.StartsWith("open ", StringComparison.Ordinal);
    }

    private static string RepositoryRoot([System.Runtime.CompilerServices.CallerFilePath] string here = "")
        => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
