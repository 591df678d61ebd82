using LossNav.Domain.Derivations;
using Xunit;

namespace LossNav.Host.Tests;

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
}
