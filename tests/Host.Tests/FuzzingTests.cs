using LossNav.Fuzzing;
using LossNav.Testing;
using Xunit;

namespace LossNav.Host.Tests;

/// <summary>A short run of the fuzzing campaign; the long one is a command (docs/reliability.md).</summary>
[Trait("Lane", "Slow")]
public sealed class FuzzingTests
{
    // Other inputs than those of the long run, which begin at 1.
    private const int Seed = 1_000_000_000;

    [Theory]
    [InlineData("formulas", 5_000, 500)]
    [InlineData("problems", 300, 10)]
    [InlineData("grids", 300, 10)]
    [InlineData("archives", 100, 0)]
    [InlineData("images", 100, 1)]
    [InlineData("runs", 300, 0)]
    [InlineData("records", 500, 0)]
    [InlineData("checkpoints", 500, 0)]
    [InlineData("manifests", 500, 0)]
    public void Hostile_input_is_refused_in_time_or_understood(string name, int inputs, int understood)
    {
        using var folder = new TemporaryFolder();
        var result = Campaign.Run(AllTargets.In(folder.Path).Single(it => it.Target.Name == name).Target, Seed, inputs);
        Assert.Empty(result.Failures);
        Assert.Equal(inputs, result.Inputs);
        Assert.InRange(result.Accepted, understood, inputs);
    }
}
