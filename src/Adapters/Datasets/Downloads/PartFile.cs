using LanguageExt;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Datasets.Downloads;

/// <summary>What has come of a file so far, under a name of its own until it is complete and verified; a later run goes on with it.</summary>
/// <remarks>Anybody may have put something under that name: a symbolic link there is not followed, and nothing but a regular file is written to.</remarks>
internal static class PartFile
{
    /// <summary>Where the part of a file lies.</summary>
    internal static string PathOf(string folder, string name) => Path.Combine(folder, $".{name}.part");

    /// <summary>What keeps a part from being used.</summary>
    internal static Option<TrainingError> ProblemWith(string path)
    {
        var part = new FileInfo(path);
        return part.LinkTarget is not null ? Some<TrainingError>(new TrainingError.BadData(path, "it is a symbolic link, which a download does not follow"))
            : Directory.Exists(path) ? Some<TrainingError>(new TrainingError.BadData(path, "it is a folder, not a file"))
            : None;
    }

    /// <summary>Bytes that are there. A part that is longer than the whole is none: it is removed.</summary>
    internal static long Length(string path, long whole)
    {
        var part = new FileInfo(path);
        var length = part.Exists ? part.Length : 0;
        if (part.Exists && (length == 0 || length > whole))
        {
            // Empty is also a pipe or a device; removing the name leaves what it stands for alone.
            part.Delete();
            return 0;
        }

        return length;
    }

    /// <summary>Opens a part to write from a position on; one who has it open already keeps it.</summary>
    internal static FileStream Open(string path, long start)
    {
        // A file that is made new is made only where there is nothing, not even a link.
        var target = new FileStream(path, File.Exists(path) ? FileMode.Open : FileMode.CreateNew, FileAccess.Write, FileShare.None);
        target.SetLength(start);
        target.Position = start;
        return target;
    }
}
