using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Xunit;

namespace LossNav.Architecture.Tests;

/// <summary>Between namespaces dependencies run one way: whoever reads one room need not know the rooms that use it.</summary>
[Trait("Lane", "Slow")]
public sealed class NamespaceTests
{
    private static readonly IReadOnlyList<(string From, string To, string Why)> Arrows = Read();

    /// <summary>The layers whose rooms are kept apart.</summary>
    public static TheoryData<string> InOneWay => ["LossNav.Domain", "LossNav.Application", "LossNav.Adapters", "LossNav.Host"];

    [Theory]
    [MemberData(nameof(InOneWay))]
    public void Namespaces_of_a_layer_do_not_go_in_circles(string layer)
    {
        var within = Arrows.Where(arrow => IsIn(layer, arrow.From) && IsIn(layer, arrow.To)).ToArray();
        var inCircles = NamespaceCircles.Among(within.Select(arrow => (arrow.From, arrow.To)));
        Assert.True(
            inCircles.Count == 0,
            $"""
            These namespaces use each other in a circle: {string.Join(" ", inCircles.Order(StringComparer.Ordinal))}
            {string.Join('\n', within.Where(arrow => inCircles.Contains(arrow.From) && inCircles.Contains(arrow.To)).Select(arrow => $"  {arrow.Why}").Distinct().Order(StringComparer.Ordinal))}
            Move what both need into a room of its own, or the type that points backwards to where it is used.
            """);
    }

    [Fact]
    public void The_namespaces_were_found()
    {
        var found = Arrows.SelectMany(arrow => (string[])[arrow.From, arrow.To]).Distinct().Count();
        Assert.True(found >= 55, $"Arrows run between {found} namespaces: if many were joined on purpose, lower the number here.");
        Assert.All(InOneWay.Select(row => row.Data), layer => Assert.Contains(Arrows, arrow => IsIn(layer, arrow.From) && IsIn(layer, arrow.To)));
    }

    [Fact]
    public void A_circle_of_any_length_is_found_and_what_only_leads_to_it_is_not()
        => Assert.Equal(
            ["b", "c", "d"],
            NamespaceCircles.Among([("a", "b"), ("b", "c"), ("c", "d"), ("d", "b"), ("d", "e"), ("a", "e")]).Order(StringComparer.Ordinal));

    [Fact]
    public void Without_a_circle_none_is_found()
        => Assert.Empty(NamespaceCircles.Among([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]));

    [Theory]
    [InlineData("LossNav.Application.Recipes")]
    [InlineData("LossNav.Application.UseCases")]
    [InlineData("LossNav.Domain.Solvers")]
    public void No_recipe_use_case_or_solver_knows_an_adapter(string room)
    {
        Assert.Contains(Arrows, arrow => IsIn(room, arrow.From));
        Assert.Empty(Arrows.Where(arrow => IsIn(room, arrow.From) && IsIn("LossNav.Adapters", arrow.To)).Select(arrow => $"{arrow.Why}: ask a port instead"));
    }

    private static bool IsIn(string room, string space) => space == room || space.StartsWith($"{room}.", StringComparison.Ordinal);

    private static IReadOnlyList<(string From, string To, string Why)> Read()
        => [.. new ArchLoader().LoadAssemblies([.. Layers.All]).Build().Types
            .SelectMany(type => type.Dependencies.Select(dependency => (
                From: Space(type),
                To: Space(dependency.Target),
                Why: $"{type.FullName} uses {dependency.Target.FullName}")))
            .Where(arrow => arrow.From != arrow.To && IsIn("LossNav", arrow.From) && IsIn("LossNav", arrow.To))
            .Distinct()];

    // What is generic over a type depends on the type's parameter, which lives nowhere.
    private static string Space(IType type) => type.Namespace?.FullName ?? string.Empty;
}
