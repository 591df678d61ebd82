using LossNav.Application.Rules;
using LossNav.Domain.Derivations;
using LossNav.Host.Reports;
using Xunit;

namespace LossNav.Host.Tests;

[Trait("Lane", "Slow")]
public sealed class RulesVerbTests
{
    [Fact]
    public async Task The_verb_prints_every_rule_with_its_assumptions_and_its_proof()
    {
        using var program = new HostProcess();
        var run = await program.RunAsync("rules");
        Assert.Equal(ExitCode.Done, run.Exit);
        Assert.All(AllDerivations.All, derivation =>
        {
            Assert.Contains(derivation.Title, run.Output, StringComparison.Ordinal);
            Assert.Contains(derivation.Formula, run.Output, StringComparison.Ordinal);
            Assert.All(derivation.Assumptions, assumption => Assert.Contains(assumption.Statement, run.Output, StringComparison.Ordinal));
        });
        Assert.DoesNotContain("FAILS", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{AllDerivations.All.Count} of {AllDerivations.All.Count} derivations hold", run.Output, StringComparison.Ordinal);
        Assert.Empty(program.Folder.Files());
    }

    [Fact]
    public async Task With_markdown_it_prints_the_document()
    {
        using var program = new HostProcess();
        var run = await program.RunAsync("rules", "--markdown");
        Assert.Equal(ExitCode.Done, run.Exit);
        Assert.StartsWith("# Learning rules", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_regret_it_prints_what_each_rule_costs_at_each_discount_rate()
    {
        using var program = new HostProcess();
        var run = await program.RunAsync("rules", "--regret");
        Assert.Equal(ExitCode.Done, run.Exit);
        var rows = run.Output.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal) && !line.Contains("rule", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2 * RegretSweep.Default.Rules.Count * RegretSweep.Default.DiscountRates.Count, rows.Length);

        // On the bowl the navigator step is the exact policy.
        Assert.All(rows.Take(rows.Length / 2).Where(row => row.Contains("navigator-step", StringComparison.Ordinal)), row =>
            Assert.InRange(double.Parse(row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1], System.Globalization.CultureInfo.InvariantCulture), -1e-8, 1e-8));
    }
}
