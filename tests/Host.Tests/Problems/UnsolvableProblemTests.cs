using LossNav.Host.Reports;
using LossNav.Testing;
using Xunit;

namespace LossNav.Host.Tests.Problems;

/// <summary>Problems that have no solution: a typed error that says which assumption failed, and nothing written.</summary>
public sealed class UnsolvableProblemTests
{
    [Theory]
    [Trait("Lane", "Slow")]
    [InlineData("no minimum to rest at", """{ "parameters": ["x"], "landscape": "x", "start": [0], "horizon": "infinite" }""")]
    [InlineData("resting costs for ever", """{ "parameters": ["x"], "landscape": "x^2 + x^4 + 1", "start": [1], "horizon": "infinite" }""")]
    [InlineData("no finite loss on the way", """{ "parameters": ["x"], "landscape": "ln(x)^2", "start": [1], "horizon": { "duration": 1, "end": [-1] } }""")]
    [InlineData("an end that the learner cannot reach", """{ "parameters": ["x", "y"], "landscape": "x^2 + y^2", "inverseMetric": [[0, 0], [0, 1]], "start": [0, 0], "horizon": { "duration": 1, "end": [1, 1] } }""")]
    [InlineData("a maximum in the closed form", """{ "parameters": ["x"], "landscape": "-x^2/2", "start": [1], "horizon": "infinite", "solver": "quadratic" }""")]
    [InlineData("a closed form that there is not", """{ "parameters": ["x"], "landscape": "x^4", "start": [1], "horizon": "infinite", "solver": "quadratic" }""")]
    [InlineData("a policy from outside its grid", """{ "parameters": ["x"], "landscape": "x^2 + x^4", "start": [3], "horizon": "infinite", "discountRate": 1, "solver": { "method": "policy", "from": [-2], "to": [2] } }""")]
    public async Task What_cannot_be_solved_is_a_typed_error(string why, string text)
    {
        using var folder = new TemporaryFolder();
        folder.Put("case.json", text);
        var (run, store) = await Answer.SolveAsync(folder.At("case.json"));
        Assert.True(run.Exit == ExitCode.JobFailed, $"{why}: exit {run.Exit}, {run.Error}");
        Assert.Matches(@"^error N\d{3}: [^\n]*case\.json: [^\n]+[:;][^\n]+\.$", Assert.Single(run.Errors));
        Assert.Empty(store.Files);
        Assert.Equal(["case.json"], folder.Files());
    }
}
