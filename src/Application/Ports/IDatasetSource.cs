using LanguageExt;
using LossNav.Application.Training;

namespace LossNav.Application.Ports;

/// <summary>Where datasets come from.</summary>
/// <remarks>Missing, damaged or mismatched files are errors as values; nothing is guessed or repaired.</remarks>
public interface IDatasetSource
{
    /// <summary>Reads and checks a whole dataset.</summary>
    Either<TrainingError, Dataset> Load(DatasetDefinition dataset);
}
