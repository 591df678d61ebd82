using LanguageExt;

namespace LossNav.Adapters.Files;

/// <summary>A fault of the file system, which .NET throws, as a value.</summary>
/// <param name="Path">The file or folder at fault.</param>
/// <param name="Cause">What .NET threw.</param>
internal sealed record FileFault(string Path, Exception Cause)
{
    // "No space left" and "quota exceeded": errno on Linux and macOS, then Windows' codes as HRESULT.
    private static readonly int[] FullDisk = [28, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    public bool IsAbsence => Cause is FileNotFoundException or DirectoryNotFoundException;

    public bool IsFullDisk => Cause is IOException && FullDisk.Contains(Cause.HResult);

    public string Reason => Cause.Message.TrimEnd('.') + ".";

    public static Either<FileFault, T> Try<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return new FileFault(path, cause);
        }
    }
}
