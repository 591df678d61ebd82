using LanguageExt;
using LossNav.Domain;
using LossNav.Domain.Certificates;
using LossNav.Domain.Methods;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers;
using LossNav.Host.Reports;
using LossNav.Testing;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Host.Tests.Problems;

/// <summary>A method that is added from outside: one class and one row, and problem files, messages and help know it.</summary>
public sealed class OwnMethodTests
{
    private const string Problem = """{ "parameters": ["x"], "landscape": "x^2/2", "start": [3], "horizon": "infinite", "solver": SOLVER }""";

    private static readonly Setting<double> _time = Setting.Number("time", "how long to stand still", 1, Interval.Positive);

    private static readonly Method _row = new(
        "rest",
        "stands still",
        MethodNeeds.Nothing,
        Seq1<Setting>(_time),
        (values, _, problem) => Success<NavigationError, Seq<Solution>>(Seq1<Solution>(new Rest(problem, _time.In(values)))));

    [Fact]
    public async Task It_solves_a_problem_file()
    {
        var (run, store) = await SolveAsync("""{ "method": "rest", "time": 2 }""");
        Assert.Equal((ExitCode.Done, string.Empty), (run.Exit, run.Error));
        var answer = Answer.Read("case", store);

        // Two units of time at a loss of 9/2.
        Assert.Equal(9, answer.Objective(0));
        Assert.Equal([3.0], answer.End(0));
        Assert.Equal("rest", answer.Solutions[0].GetProperty("solver").GetString());
    }

    [Fact]
    public async Task Its_settings_are_checked_by_their_ranges()
    {
        var (run, _) = await SolveAsync("""{ "method": "rest", "time": 0 }""");
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.Contains("'time' of the method 'rest' is 0, but must be a number > 0", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_methods_shows_it()
    {
        var run = await new InProcess { Methods = AllMethods.All.Add(_row) }.RunAsync("solve", "--methods");
        Assert.Equal(ExitCode.Done, run.Exit);
        Assert.Contains("| `rest` | any | stands still | `time` |", run.Output, StringComparison.Ordinal);
    }

    private static async Task<(Finished Run, MemoryResultStore Store)> SolveAsync(string solver)
    {
        using var folder = new TemporaryFolder();
        folder.Put("case.json", Problem.Replace("SOLVER", solver, StringComparison.Ordinal));
        var store = new MemoryResultStore();
        return (await new InProcess { Store = store, Methods = AllMethods.All.Add(_row) }.RunAsync("solve", folder.At("case.json")), store);
    }

    private sealed class Rest(NavigationProblem problem, double time) : Solution(problem, "rest")
    {
        public override double Objective => time * Problem.LossWeight * Problem.Landscape.Value(Problem.Start);

        public override Option<double> ObjectiveError => 0;

        public override Seq<Fact> Facts => Seq1(new Fact("time", "how long it stands", time));

        protected override Motion Move() => Motion.Through(Problem, Trajectory.Sample([0, time / 2, time], _ => Problem.Start));
    }
}
