using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using Xunit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace LossNav.Architecture.Tests;

/// <summary>Arrows point inwards only: Host → Adapters → Application → Domain.</summary>
[Trait("Lane", "Slow")]
public sealed class DependencyTests
{
    private static readonly ArchUnitNET.Domain.Architecture Everything = new ArchLoader().LoadAssemblies([.. Layers.All]).Build();

    [Fact]
    public void The_Domain_knows_no_other_layer() => NoArrow(Layers.Domain, [Layers.Application, .. Layers.Adapters, Layers.Host]);

    [Fact]
    public void The_Application_knows_only_the_Domain() => NoArrow(Layers.Application, [.. Layers.Adapters, Layers.Host]);

    [Fact]
    public void No_adapter_knows_the_host_or_another_adapter()
        => Assert.All(Layers.Adapters, adapter => NoArrow(adapter, [Layers.Host, .. Layers.Adapters.Where(other => other != adapter)]));

    /// <summary>The Domain computes: it neither reads nor writes nor waits nor logs, and asks neither clock nor chance.</summary>
    [Theory]
    [InlineData(@"^System\.IO\.")]
    [InlineData(@"^System\.Net\.")]
    [InlineData(@"^System\.Threading\.Tasks\.")]
    [InlineData(@"^System\.(Console|Environment|DateTime|DateTimeOffset|TimeProvider|Random)$")]
    [InlineData(@"^System\.Diagnostics\.")]
    [InlineData(@"^(Microsoft\.Extensions|Serilog|Spectre)\.")]
    public void The_Domain_is_pure(string forbidden)
        => UsesNothingLike(forbidden, Layers.Domain);

    [Fact]
    public void The_rule_for_purity_fails_where_files_are_read()
        => Assert.ThrowsAny<Exception>(() => UsesNothingLike(@"^System\.IO\.", Layers.Adapters.Single(adapter => adapter.GetName().Name == "LossNav.Adapters.Files")));

    [Fact]
    public void The_Domain_uses_no_foreign_library_but_the_two_it_was_given()
        => Assert.Equal(["LanguageExt.Core", "MathNet.Numerics"], Foreign(Layers.Domain));

    [Fact]
    public void Only_the_host_logs()
        => Assert.All(
            (Assembly[])[Layers.Domain, Layers.Application, .. Layers.Adapters],
            assembly => Assert.DoesNotContain(Foreign(assembly), name => name.Contains("Logging", StringComparison.Ordinal) || name.StartsWith("Serilog", StringComparison.Ordinal)));

    [Fact]
    public void The_rule_for_arrows_fails_where_there_is_an_arrow()
        => Assert.ThrowsAny<Exception>(() => NoArrow(Layers.Application, [Layers.Domain]));

    private static void UsesNothingLike(string forbidden, Assembly assembly)
        => Check(Types().That().ResideInAssembly(assembly)
            .Should().NotDependOnAnyTypesThat().HaveFullNameMatching(forbidden)
            .Because("the Domain is pure: give it values, and do this in an adapter or in the host"));

    private static void NoArrow(Assembly from, Assembly[] to)
        => Check(Types().That().ResideInAssembly(from)
            .Should().NotDependOnAny(Types().That().ResideInAssembly(to[0], to[1..]))
            .Because("dependencies point inwards only; define a port in the Application and let the host wire it"));

    private static void Check<TRule>(TRule rule)
        where TRule : IArchRule
        => Assert.True(rule.HasNoViolations(Everything), string.Join('\n', rule.Evaluate(Everything).Where(result => !result.Passed).Select(result => result.Description)));

    private static IEnumerable<string> Foreign(Assembly assembly)
        => assembly.GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => !name.StartsWith("System", StringComparison.Ordinal) && !name.StartsWith("LossNav", StringComparison.Ordinal) && name != "netstandard")
            .Order(StringComparer.Ordinal);
}
