using LanguageExt;
using LossNav.Application.Training;

namespace LossNav.Application.Ports;

/// <summary>Keeps training records, and checkpoints of runs that are not finished.</summary>
/// <remarks>Every write is atomic: whoever looks, or comes after a crash, finds the old file or the new one, never a part.</remarks>
public interface ITrainingStore
{
    /// <summary>Every record there is, in the order of their file names.</summary>
    Either<TrainingError, Seq<TrainingRecord>> Records();

    /// <summary>The record with a key, if there is one.</summary>
    Either<TrainingError, Option<TrainingRecord>> FindRecord(RunSettings settings, RunKey key);

    /// <summary>Keeps a record, in place of an older one with the same key.</summary>
    Either<TrainingError, Unit> SaveRecord(TrainingRecord record);

    /// <summary>The checkpoint with a key, if there is one.</summary>
    Either<TrainingError, Option<Checkpoint>> FindCheckpoint(RunKey key);

    /// <summary>Keeps a checkpoint, in place of an older one with the same key.</summary>
    Either<TrainingError, Unit> SaveCheckpoint(Checkpoint checkpoint);

    /// <summary>Removes a checkpoint; it is no error if there is none.</summary>
    Either<TrainingError, Unit> RemoveCheckpoint(RunKey key);
}
