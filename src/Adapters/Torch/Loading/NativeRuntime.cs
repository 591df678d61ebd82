using System.Runtime.InteropServices;
using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Torch.Loading;

/// <summary>Gets the native libraries ready to be used, on systems with an older C++ runtime too.</summary>
/// <remarks>
/// A plain load is tried first, and where it works nothing is touched. On Linux, where it fails for the version that <see cref="WeakVersionNeed"/> knows,
/// a patched copy takes the library's place in the program's own folder; the package cache is never written to.
/// </remarks>
internal static class NativeRuntime
{
    private static readonly Lazy<Either<string, Unit>> Once = new(() => PrepareProcess(AppContext.BaseDirectory));

    /// <summary>Prepares this process, once.</summary>
    /// <returns>One clause that says what is wrong and what to do, where it cannot work.</returns>
    internal static Either<string, Unit> Prepare() => Once.Value;

    /// <summary>Makes the library loadable in a folder, and loads it.</summary>
    internal static Either<string, Unit> MakeLoadable(string library)
    {
        if (TryLoad(library, out var first))
        {
            return unit;
        }

        return first.Contains(WeakVersionNeed.Version, StringComparison.Ordinal)
            ? Read(library)
                .Bind(bytes => WeakVersionNeed.Apply(bytes).MapLeft(problem =>
                    $"this system's C++ runtime is older than {WeakVersionNeed.Version} and {library} cannot be adapted to it ({problem}); update libstdc++ to GCC 13's or newer"))
                .Bind(patched => Replace(library, patched))
                .Bind(_ => TryLoad(library, out var second) ? Right<string, Unit>(unit) : second)
            : $"{library} does not load: {first}{Advice(library)}";
    }

    // TorchSharp's own library comes with it; libtorch is a package of its own, which a build can leave out.
    private static string Advice(string library)
        => Directory.EnumerateFiles(Path.GetDirectoryName(library)!, "libtorch_cpu*").Any() ? string.Empty : "; this program was built without libtorch: build it without -p:TorchDevice=none";

    private static Either<string, Unit> PrepareProcess(string folder)
    {
        // Without one of these names the usual search of the .NET runtime finds the library, or says why not.
        var library = Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", "libLibTorchSharp.so");
        var beside = Path.Combine(folder, "libLibTorchSharp.so");
        AllocatorTuning.Apply();
        return OperatingSystem.IsLinux() && (File.Exists(library) ? library : File.Exists(beside) ? beside : null) is { } found
            ? MakeLoadable(found)
            : unit;
    }

    private static bool TryLoad(string library, out string problem)
    {
        try
        {
            NativeLibrary.Load(library);
            problem = string.Empty;
            return true;
        }
        catch (Exception failed) when (failed is DllNotFoundException or BadImageFormatException)
        {
            // The last line names the cause; those before it are general advice.
            problem = failed.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? string.Empty;
            return false;
        }
    }

    private static Either<string, byte[]> Read(string library)
    {
        try
        {
            return File.ReadAllBytes(library);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return $"{library} cannot be read: {failed.Message}";
        }
    }

    private static Either<string, Unit> Replace(string library, byte[] content)
    {
        var temporary = $"{library}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, library, overwrite: true);
            return unit;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return $"this system's C++ runtime is older than {WeakVersionNeed.Version}, and {library} cannot be adapted to it ({failed.Message}); run from a folder that can be written to";
        }
    }
}
