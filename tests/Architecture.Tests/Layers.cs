using System.Reflection;

namespace LossNav.Architecture.Tests;

/// <summary>The assemblies of each layer, found by name: a new adapter is scanned without a change here.</summary>
internal static class Layers
{
    public static Assembly Domain { get; } = Assembly.Load("LossNav.Domain");

    public static Assembly Application { get; } = Assembly.Load("LossNav.Application");

    public static Assembly Host { get; } = Assembly.Load("lossnav");

    public static IReadOnlyList<Assembly> Adapters { get; }
        = [.. Host.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("LossNav.Adapters.", StringComparison.Ordinal)).Select(Assembly.Load)];

    public static IReadOnlyList<Assembly> All { get; } = [Domain, Application, .. Adapters, Host];

    /// <summary>The types of an assembly that somebody wrote.</summary>
    public static IEnumerable<Type> Written(Assembly assembly)
        => assembly.GetTypes().Where(type => !type.Name.Contains('<', StringComparison.Ordinal) && type.Namespace?.StartsWith("LossNav", StringComparison.Ordinal) == true);
}
