using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace LossNav.Architecture.Tests;

/// <summary>What the Domain and the Application show can be shared between threads without a thought.</summary>
public sealed class ImmutabilityTests
{
    private const BindingFlags Everywhere = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly IReadOnlyList<Type> Shown
        = [.. Layers.Written(Layers.Domain).Concat(Layers.Written(Layers.Application)).Where(type => type.IsVisible)];

    [Fact]
    public void No_public_property_can_be_set_after_construction()
        => Assert.Empty(Shown
            .SelectMany(type => type.GetProperties(Everywhere))
            .Where(property => property.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .Select(Name));

    [Fact]
    public void No_public_field_can_be_written()
        => Assert.Empty(Shown.SelectMany(type => type.GetFields(Everywhere)).Where(field => !field.IsInitOnly && !field.IsLiteral && !field.DeclaringType!.IsEnum).Select(Name));

    [Fact]
    public void No_static_field_of_any_visibility_can_be_written()
        => Assert.Empty(Layers.Written(Layers.Domain).Concat(Layers.Written(Layers.Application))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsInitOnly && !field.IsLiteral && !field.IsDefined(typeof(CompilerGeneratedAttribute)) && !IsGenerated(field.DeclaringType!))
            .Select(Name));

    [Fact]
    public void No_array_or_list_leaks_out_of_a_property()
        => Assert.Empty(Shown.SelectMany(type => type.GetProperties(Everywhere)).Where(property => IsMutable(property.PropertyType)).Select(Name));

    [Fact]
    public void No_public_method_takes_out_or_ref()
        => Assert.Empty(Shown
            .SelectMany(type => type.GetMethods(Everywhere))
            .Where(method => method.Name != "Deconstruct") // the compiler gives one to every positional record
            .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef && !parameter.IsIn))
            .Select(Name));

    private static bool IsMutable(Type type)
        => type.IsArray || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(List<>) || type.GetGenericTypeDefinition() == typeof(Dictionary<,>)));

    // The serializer generator keeps caches in static fields.
    private static bool IsGenerated(Type type) => typeof(System.Text.Json.Serialization.JsonSerializerContext).IsAssignableFrom(type);

    private static string Name(MemberInfo member) => $"{member.DeclaringType!.FullName}.{member.Name}";
}
