using LanguageExt;
using LossNav.Application.Training;

namespace LossNav.Adapters.Datasets.Reading;

/// <summary>Turns what goes wrong while a file is read into an error that names the file.</summary>
internal static class Faults
{
    /// <summary>Reads; a damaged file and one that cannot be read are different errors.</summary>
    internal static Either<TrainingError, T> Guard<T>(string path, Func<Either<TrainingError, T>> read)
    {
        try
        {
            return read();
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException)
        {
            return new TrainingError.BadData(path, $"it cannot be unpacked ({damaged.Message.TrimEnd('.')})");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return new TrainingError.FileTrouble(path, trouble.Message.TrimEnd('.'));
        }
    }
}
