using LossNav.Host.Reports;
using NJsonSchema;
using Xunit;

namespace LossNav.Host.Tests.Problems;

/// <summary>Every worked example of the documentation is solved by the program, certified, and conforms to the published schema.</summary>
[Trait("Lane", "Slow")]
public sealed class ExampleTests
{
    private const string Comments = "//";

    public static TheoryData<string> Names => [.. ExampleFiles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_example_is_solved_and_certified(string name)
    {
        var (run, store) = await Answer.SolveAsync(ExampleFiles.At(name));
        Assert.Equal((ExitCode.Done, string.Empty), (run.Exit, run.Error));
        Answer.Read(name, store).AssertCertified();
        Assert.Contains(store.Files.Keys, file => file.StartsWith($"{name}/trajectory", StringComparison.Ordinal));
        Assert.Contains($"{name}/path.svg", store.Files.Keys);
        Assert.Contains("objective J", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("does NOT hold", run.Output, StringComparison.Ordinal);
    }

    // Closed forms and published numbers, in the order of the answers.
    [Theory]
    [InlineData("adam-like-ridge", 1e-12, 31.448375743829)]                 // V = ½ Σ √(gᵢhᵢ) θᵢ², g = 1, 3, 5, 7, 9 and h = 1, 9, 25, 49, 81
    [InlineData("double-integrator", 1e-12, 1.0)]                           // ½ (1, 0) [2 1; 1 2] (1, 0)ᵀ
    [InlineData("double-well", 1e-9, 0.619463025)]
    [InlineData("fisher-rao", 1e-11, 0.480453013918)]                       // ½(√2 ln 2)²
    [InlineData("maier-stein", 5e-7, 0.483070, 0.5)]                        // on the axis: ½∫u² = 2(U(0) − U(−1)) with U = x⁴/4 − x²/2
    [InlineData("measured-loss", 1e-5, 0.619463025)]                        // the error of the spline
    [InlineData("soap-film", 1e-10, 0.4546994684416, 0.59352680048276)]     // ½ · 0.953624106702² and ½ · 1.0895198947²
    [InlineData("terminal-cost", 1e-10, 0.2163461538)]                      // ½ · 5/(1 + 5·5) · 1.5²
    public async Task An_example_reaches_the_number_that_is_known(string name, double tolerance, params double[] objectives)
    {
        var (_, store) = await Answer.SolveAsync(ExampleFiles.At(name));
        var answer = Answer.Read(name, store);
        Assert.Equal(objectives.Length, answer.Solutions.Count);
        Assert.All(objectives, (expected, index) => Assert.InRange(answer.Objective(index), expected - tolerance, expected + tolerance));
    }

    [Fact]
    public async Task The_second_soap_film_is_a_saddle_of_index_1()
    {
        var (_, store) = await Answer.SolveAsync(ExampleFiles.At("soap-film"));
        var answer = Answer.Read("soap-film", store);
        Assert.Equal(["minimum", "saddle of index 1"], [answer.Verdict(0), answer.Verdict(1)]);
    }

    [Fact]
    public async Task A_learner_that_knows_how_the_target_moves_ends_where_the_closed_form_says()
    {
        // ẍ = 4x − 4 sin t, x(0) = 0, ẋ(2) = 0: x = (4/5) sin t + A(e^{2t} − e^{−2t}), 2A(e⁴ + e⁻⁴) = −(4/5) cos 2, so x(2) = (4/5) sin 2 − (2/5) cos 2 tanh 4.
        // ÿ = 4y − 4 cos 2t, y(0) = 0, ẏ(2) = 0: y = ½ cos 2t + A e^{2t} + B e^{−2t}, A + B = −½, 2Ae⁴ − 2Be⁻⁴ = sin 4.
        var (grown, decayed) = (Math.Exp(4), Math.Exp(-4));
        var a = ((Math.Sin(4) / 2) - (decayed / 2)) / (grown + decayed);
        var (_, store) = await Answer.SolveAsync(ExampleFiles.At("moving-target"));
        var end = Answer.Read("moving-target", store).End(0);
        Assert.Equal((0.8 * Math.Sin(2)) - (0.4 * Math.Cos(2) * Math.Tanh(4)), end[0], 1e-9);
        Assert.Equal((Math.Cos(4) / 2) + (a * grown) - ((0.5 + a) * decayed), end[1], 1e-9);
    }

    [Fact]
    public async Task The_far_sighted_cross_the_ridge_and_the_short_sighted_do_not()
    {
        var (_, store) = await Answer.SolveAsync(ExampleFiles.At("double-well-horizons"));
        var best = Answer.Read("double-well-horizons", store).Solutions
            .GroupBy(solution => solution.GetProperty("discountRate").GetDouble())
            .ToDictionary(group => group.Key, group => group.MinBy(solution => solution.GetProperty("objective").GetDouble()).GetProperty("end")[0].GetDouble());
        Assert.Equal([0.1, 0.5, 1, 2, 4], best.Keys.Order());
        Assert.Equal(1.0574537707, best[0.1], 1e-6);
        Assert.Equal(1.0574537707, best[0.5], 1e-6);
        Assert.All(new[] { 1.0, 2, 4 }, rate => Assert.Equal(-0.9304029266, best[rate], 1e-6));
    }

    [Fact]
    public async Task The_policy_on_a_grid_agrees_with_the_path_within_its_error()
    {
        var (_, grid) = await Answer.SolveAsync(ExampleFiles.At("double-well-policy"));
        var (_, paths) = await Answer.SolveAsync(ExampleFiles.At("double-well-horizons"));
        var policy = Answer.Read("double-well-policy", grid);
        var path = Answer.Read("double-well-horizons", paths).Solutions
            .Where(solution => solution.GetProperty("discountRate").GetDouble() == 0.5)
            .Min(solution => solution.GetProperty("objective").GetDouble());
        Assert.InRange(Math.Abs(policy.Objective(0) - path), 0, policy.Solutions[0].GetProperty("objectiveError").GetDouble());
        Assert.Contains("double-well-policy/value.svg", grid.Files.Keys);
    }

    [Fact]
    public async Task The_rotating_memory_spirals_to_the_point_of_the_closed_form()
    {
        var (_, store) = await Answer.SolveAsync(ExampleFiles.At("rotating-memory"));
        var end = Answer.Read("rotating-memory", store).End(0);
        Assert.Equal(0.24030502, end[0], 1e-6);
        Assert.Equal(-0.22465602, end[1], 1e-6);
    }

    [Fact]
    public async Task Himmelblau_has_a_way_to_each_of_its_four_minima()
    {
        var (_, store) = await Answer.SolveAsync(ExampleFiles.At("himmelblau"));
        var answer = Answer.Read("himmelblau", store);
        Assert.Equal(4, answer.Solutions.Count);
        Assert.Equal(4, Enumerable.Range(0, 4).Select(index => (Math.Round(answer.End(index)[0], 3), Math.Round(answer.End(index)[1], 3))).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 4).Select(answer.Objective).Order(), Enumerable.Range(0, 4).Select(answer.Objective));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_example_conforms_to_the_schema(string name)
    {
        var schema = await JsonSchema.FromJsonAsync(ExampleFiles.Schema, TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(Plain(await File.ReadAllTextAsync(ExampleFiles.At(name), TestContext.Current.CancellationToken))));
    }

    // Standard JSON: lines that are comments and commas before a closing bracket are taken out.
    internal static string Plain(string text)
        => System.Text.RegularExpressions.Regex.Replace(
            string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith(Comments, StringComparison.Ordinal))), @",(\s*[}\]])", "$1");
}
