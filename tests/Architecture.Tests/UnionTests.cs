using System.Reflection;
using Xunit;

namespace LossNav.Architecture.Tests;

/// <summary>Closed choices are closed: an abstract record whose cases live inside it.</summary>
public sealed class UnionTests
{
    private static readonly IReadOnlyList<Type> Unions = [.. Layers.All.SelectMany(Layers.Written).Where(IsUnion)];

    [Fact]
    public void There_are_closed_choices()
        => Assert.Superset(new HashSet<string> { "NavigationError", "JobError", "SettingError" }, Unions.Select(union => union.Name).ToHashSet());

    [Fact]
    public void Nobody_outside_can_add_a_case()
        => Assert.Empty(Unions
            .SelectMany(union => union.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(constructor => !IsCopy(constructor) && !constructor.IsPrivate && !constructor.IsFamilyAndAssembly)
            .Select(constructor => $"{constructor.DeclaringType!.FullName}: make its constructor private protected"));

    // A part of a choice may be a closed choice of its own, as training errors are among the errors of jobs.
    [Fact]
    public void Every_case_is_sealed_and_lives_inside_its_choice()
        => Assert.Empty(Layers.All.SelectMany(Layers.Written)
            .Where(type => type.BaseType is { } parent && Unions.Contains(parent) && !Unions.Contains(type) && !(type.IsSealed && type.DeclaringType == parent))
            .Select(type => type.FullName));

    // An abstract record with at least one nested case.
    private static bool IsUnion(Type type)
        => type is { IsAbstract: true, IsSealed: false, IsInterface: false }
            && type.GetMethod("<Clone>$") is not null
            && type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Any(nested => nested.BaseType == type);

    private static bool IsCopy(ConstructorInfo constructor)
        => constructor.GetParameters() is [{ } only] && only.ParameterType == constructor.DeclaringType;
}
