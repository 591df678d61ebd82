using LanguageExt;
using LossNav.Application;
using LossNav.Application.Networks;
using LossNav.Application.Ports;
using LossNav.Application.Problems;
using LossNav.Application.Problems.Building;
using LossNav.Application.Problems.Json;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Files.Problems;

/// <summary>Problems in JSON files, as docs/schema/problem.schema.json describes them; comments and trailing commas are allowed.</summary>
/// <param name="builder">Makes problems of what they say.</param>
public sealed class FileProblemSource(ProblemBuilder builder) : IProblemSource
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int LargestFile = 1 << 20;

    /// <inheritdoc/>
    public Validation<JobError, WrittenProblem> Read(string path)
        => FileFault.Try<ReadOnlyMemory<byte>>(path, () => Load(path)).Match(
            Right: text => Understand(path, text),
            Left: fault => Fail<JobError, WrittenProblem>(new JobError.ProblemNotReadable(path, fault.IsAbsence ? "there is no such file." : fault.Reason)));

    /// <summary>What the text of a file says.</summary>
    /// <param name="path">The path of the file: its name is that of a problem that has none, and in its folder other files are sought.</param>
    /// <param name="text">What stands in it.</param>
    public Validation<JobError, WrittenProblem> Understand(string path, ReadOnlyMemory<byte> text)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return NetworkJson.Read(name, text)
            .Bind(found => found.Match(
                network => Success<PlacedFault, WrittenProblem>(new WrittenProblem.OnNetwork(network)),
                () => builder.Read(Path.GetDirectoryName(Path.GetFullPath(path))!, name, text).Map(problem => (WrittenProblem)new WrittenProblem.OnLandscape(problem))))
            .MapFail(fault => (JobError)new JobError.BadProblem(path, fault.At.Line, fault.At.Column, fault.Message));
    }

    private static ReadOnlyMemory<byte> Load(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException("This is a folder, not a file.");
        }

        // Bounded before it is read: a device or a huge file must not fill the memory.
        using var stream = File.OpenRead(path);
        var buffer = new byte[LargestFile + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return length <= LargestFile
            ? buffer.AsMemory(0, length)
            : throw new IOException($"The file is larger than {LargestFile} bytes.");
    }
}
