using LanguageExt;
using LossNav.Application;
using LossNav.Application.Ports;
using LossNav.Application.Training;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Files;

/// <summary>Training records as JSON files in one folder, checkpoints in another.</summary>
/// <remarks>It writes as <see cref="FileResultStore"/> does: under another name first, flushed, then renamed.</remarks>
public sealed class FileTrainingStore : ITrainingStore
{
    private const string Pattern = "*.json";

    private readonly Seq<RuleRow> _rules;
    private readonly string _recordsFolder;
    private readonly string _checkpointsFolder;
    private readonly Folder _records;
    private readonly Folder _checkpoints;

    /// <summary>Opens two folders, which are made when the first file is written.</summary>
    /// <param name="rules">The rules that there are: records name theirs.</param>
    /// <param name="recordsFolder">Where records stand; they are kept for good.</param>
    /// <param name="checkpointsFolder">Where checkpoints stand until their run has ended.</param>
    public FileTrainingStore(Seq<RuleRow> rules, string recordsFolder, string checkpointsFolder)
        : this(rules, recordsFolder, checkpointsFolder, AtomicWrite.Create)
    {
    }

    internal FileTrainingStore(Seq<RuleRow> rules, string recordsFolder, string checkpointsFolder, Func<string, Stream> create)
    {
        _rules = rules;
        _recordsFolder = recordsFolder;
        _checkpointsFolder = checkpointsFolder;
        _records = new Folder(recordsFolder, create);
        _checkpoints = new Folder(checkpointsFolder, create);
    }

    /// <inheritdoc/>
    public Either<TrainingError, Seq<TrainingRecord>> Records()
        => FileFault.Try(_recordsFolder, () => Directory.Exists(_recordsFolder)
                ? Directory.EnumerateFiles(_recordsFolder, Pattern).Order(StringComparer.Ordinal).ToSeq().Strict()
                : Seq<string>())
            .MapLeft(fault => (TrainingError)Trouble(fault.Path, fault.Reason))
            .Bind(paths => paths
                .Map(path => Read(_records, _recordsFolder, Path.GetFileName(path)).Map(found => found.Map(bytes => (path, bytes))))
                .Sequence())
            .Bind(files => files.Somes().ToSeq().Map(file => TrainingRecordJson.Read(_rules, file.path, file.bytes)).Sequence());

    /// <inheritdoc/>
    public Either<TrainingError, Option<TrainingRecord>> FindRecord(RunSettings settings, RunKey key)
    {
        var name = TrainingRecordJson.FileName(settings, key);
        return Read(_records, _recordsFolder, name)
            .Bind(found => found.Map(bytes => TrainingRecordJson.Read(_rules, Path.Combine(_recordsFolder, name), bytes)).Sequence());
    }

    /// <inheritdoc/>
    public Either<TrainingError, Unit> SaveRecord(TrainingRecord record)
        => Write(_records, _recordsFolder, TrainingRecordJson.FileName(record.Settings, record.Key), TrainingRecordJson.Write(record));

    /// <inheritdoc/>
    public Either<TrainingError, Option<Checkpoint>> FindCheckpoint(RunKey key)
        => Read(_checkpoints, _checkpointsFolder, Name(key))
            .Bind(found => found.Map(bytes => CheckpointFormat.Read(Path.Combine(_checkpointsFolder, Name(key)), bytes)).Sequence());

    /// <inheritdoc/>
    public Either<TrainingError, Unit> SaveCheckpoint(Checkpoint checkpoint)
        => Write(_checkpoints, _checkpointsFolder, Name(checkpoint.Key), CheckpointFormat.Write(checkpoint));

    /// <inheritdoc/>
    public Either<TrainingError, Unit> RemoveCheckpoint(RunKey key)
        => _checkpoints.Delete(Name(key)).MapLeft(error => (TrainingError)Trouble(Path.Combine(_checkpointsFolder, Name(key)), error));

    private static string Name(RunKey key) => $"{key}.checkpoint";

    private static Either<TrainingError, Option<ReadOnlyMemory<byte>>> Read(Folder store, string folder, string name)
        => store.Read(name).MapLeft(error => (TrainingError)Trouble(Path.Combine(folder, name), error));

    private static Either<TrainingError, Unit> Write(Folder store, string folder, string name, ReadOnlyMemory<byte> content)
        => store.Write(name, content).MapLeft(error => (TrainingError)Trouble(Path.Combine(folder, name), error));

    private static TrainingError.FileTrouble Trouble(string path, JobError error)
        => Trouble(path, error switch
        {
            JobError.DiskFull => "the disk is full",
            JobError.NotWritable unwritable => unwritable.Reason,
            JobError.NotReadable unreadable => unreadable.Reason,
            _ => error.Message,
        });

    private static TrainingError.FileTrouble Trouble(string path, string reason) => new(path, reason.TrimEnd('.'));
}
