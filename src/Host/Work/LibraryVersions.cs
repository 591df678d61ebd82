using System.Reflection;
using LanguageExt;
using Microsoft.Extensions.DependencyModel;

namespace LossNav.Host.Work;

/// <summary>Which versions of what made a result.</summary>
internal static class LibraryVersions
{
    private const string Own = "LossNav";

    /// <summary>This program's version, the major version of .NET, and each foreign library that the inner layers and adapters use.</summary>
    /// <remarks>
    /// Nothing here changes from machine to machine or with a patch of the runtime: the manifest of equal runs must be equal.
    /// The names are read from the references of the assemblies, so a new adapter is found without a list.
    /// </remarks>
    public static Map<string, string> Read()
    {
        var host = typeof(LibraryVersions).Assembly;

        // An assembly may carry an older version than the package it came in, and the package is what a reader can look up.
        var packages = DependencyContext.Default?.RuntimeLibraries.ToDictionary(library => library.Name, library => library.Version) ?? [];
        return OwnAssemblies(host)
            .SelectMany(assembly => assembly.GetReferencedAssemblies())
            .Where(name => !IsOwn(name) && !IsPartOfDotNet(name))
            .Select(name => (name.Name!, packages.GetValueOrDefault(name.Name!, Three(name.Version!))))
            .Append((Own, Three(host.GetName().Version!)))
            .Append((".NET", $"{Environment.Version.Major}.{Environment.Version.Minor}"))
            .DistinctBy(pair => pair.Item1)
            .ToSeq()
            .ToMap();
    }

    private static IEnumerable<Assembly> OwnAssemblies(Assembly host)
        => host.GetReferencedAssemblies()
            .Where(IsOwn)
            .Select(Assembly.Load)
            .SelectMany(assembly => assembly.GetReferencedAssemblies().Where(IsOwn).Select(Assembly.Load).Append(assembly))
            .DistinctBy(assembly => assembly.FullName);

    private static bool IsOwn(AssemblyName name) => name.Name!.StartsWith(Own + ".", StringComparison.Ordinal);

    private static bool IsPartOfDotNet(AssemblyName name)
        => name.Name!.StartsWith("System", StringComparison.Ordinal) || name.Name is "netstandard" or "mscorlib" or "Microsoft.CSharp";

    private static string Three(Version version) => version.ToString(3);
}
