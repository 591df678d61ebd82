using LanguageExt;
using LossNav.Application;
using LossNav.Application.Networks;
using LossNav.Application.Ports;
using LossNav.Application.Problems;
using LossNav.Application.Problems.Building;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Files.Problems;

/// <summary>Problems in JSON files, as docs/schema/problem.schema.json describes them; comments and trailing commas are allowed.</summary>
/// <param name="builder">Makes problems of what they say.</param>
public sealed class FileProblemSource(ProblemBuilder builder) : IProblemSource
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int LargestFile = 1 << 20;

    /// <inheritdoc/>
    public Validation<JobError, SpecifiedProblem> Read(string path)
        => FileFault.Try<ReadOnlyMemory<byte>>(path, () => Load(path)).Match(
            Right: text => builder
                .Read(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileNameWithoutExtension(path), text)
                .MapFail(fault => (JobError)new JobError.BadProblem(path, fault.At.Line, fault.At.Column, fault.Message)),
            Left: fault => Fail<JobError, SpecifiedProblem>(new JobError.ProblemNotReadable(path, fault.IsAbsence ? "there is no such file." : fault.Reason)));

    /// <inheritdoc/>
    public Validation<JobError, Option<NetworkSpecification>> ReadNetwork(string path)
        => FileFault.Try<ReadOnlyMemory<byte>>(path, () => Load(path)).Match(
            Right: text => NetworkJson
                .Read(Path.GetFileNameWithoutExtension(path), text)
                .MapFail(fault => (JobError)new JobError.BadProblem(path, fault.At.Line, fault.At.Column, fault.Message)),
            Left: _ => Success<JobError, Option<NetworkSpecification>>(None));

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
