using LanguageExt;

namespace LossNav.Application.Ports;

/// <summary>Where results stand, by name: a folder, or memory in a test.</summary>
/// <remarks>Errors are values. One instance may be called from several threads at once, for different names.</remarks>
public interface IResultStore
{
    /// <summary>Reads the file of this name.</summary>
    /// <param name="name">Path below the store, with forward slashes.</param>
    /// <returns>Its bytes, nothing if there is no such file, or why it cannot be read.</returns>
    Either<JobError, Option<ReadOnlyMemory<byte>>> Read(string name);

    /// <summary>Writes files, replacing what stood under their names.</summary>
    /// <returns>Nothing, or why they could not be written; then every file is still what it was before.</returns>
    /// <remarks>Whoever looks at a name, at any moment and after any crash, sees the old file or the new one, never a part of one.</remarks>
    Either<JobError, Unit> Write(Seq<RenderedFile> files);
}
