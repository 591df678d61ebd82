using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Testing;

/// <summary>The in-memory twin of the training store; it can be told to be full.</summary>
public sealed class MemoryTrainingStore : ITrainingStore
{
    private readonly SortedDictionary<string, TrainingRecord> _records = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Checkpoint> _checkpoints = new(StringComparer.Ordinal);

    /// <summary>Whether there is no space left.</summary>
    public bool IsFull { get; set; }

    /// <summary>The checkpoints that stand in it.</summary>
    public IReadOnlyCollection<Checkpoint> Checkpoints => _checkpoints.Values;

    /// <inheritdoc/>
    public Either<TrainingError, Seq<TrainingRecord>> Records() => _records.Values.ToSeq().Strict();

    /// <inheritdoc/>
    public Either<TrainingError, Option<TrainingRecord>> FindRecord(RunSettings settings, RunKey key)
        => _records.TryGetValue(key.Value, out var record) ? Some(record) : Option<TrainingRecord>.None;

    /// <inheritdoc/>
    public Either<TrainingError, Unit> SaveRecord(TrainingRecord record) => Write(() => _records[record.Key.Value] = record);

    /// <inheritdoc/>
    public Either<TrainingError, Option<Checkpoint>> FindCheckpoint(RunKey key)
        => _checkpoints.TryGetValue(key.Value, out var checkpoint) ? Some(checkpoint) : Option<Checkpoint>.None;

    /// <inheritdoc/>
    public Either<TrainingError, Unit> SaveCheckpoint(Checkpoint checkpoint) => Write(() => _checkpoints[checkpoint.Key.Value] = checkpoint);

    /// <inheritdoc/>
    public Either<TrainingError, Unit> RemoveCheckpoint(RunKey key)
    {
        _checkpoints.Remove(key.Value);
        return unit;
    }

    private Either<TrainingError, Unit> Write(Action write)
    {
        if (IsFull)
        {
            return new TrainingError.FileTrouble("memory", "the disk is full");
        }

        write();
        return unit;
    }
}
