using LanguageExt;

namespace LossNav.Application.Training;

/// <summary>Why a network could not be trained: one line that says what is wrong, where, and what to do. Each case has its own code.</summary>
public abstract record TrainingError : JobError
{
    private protected TrainingError(string code, string message)
        : base(code, message)
    {
    }

    /// <summary>No dataset has this name.</summary>
    public sealed record UnknownDataset(string Name, Seq<string> Known)
        : TrainingError("T001", $"there is no dataset '{Name}'; choose one of {string.Join(", ", Known)}.");

    /// <summary>No learning rule has this name.</summary>
    public sealed record UnknownRule(string Name, Seq<string> Known)
        : TrainingError("T002", $"there is no learning rule '{Name}'; choose one of {string.Join(", ", Known)}{NearestName.Question(NearestName.Of(Name, Known))}");

    /// <summary>A learning rule has no parameter of this name.</summary>
    public sealed record UnknownRuleParameter(string Rule, string Parameter, Seq<string> Known)
        : TrainingError("T003", $"rule '{Rule}' has no parameter '{Parameter}'; it has {string.Join(", ", Known)}.");

    /// <summary>A parameter of a learning rule cannot be read or is out of its range.</summary>
    public sealed record BadRuleParameter(string Rule, string Parameter, string Value, string Expected)
        : TrainingError("T004", $"rule '{Rule}': {Parameter} is '{Value}', but it must be {Expected}.");

    /// <summary>A setting of the experiment cannot be read or is out of its range.</summary>
    public sealed record BadSetting(string Setting, string Value, string Expected)
        : TrainingError("T005", $"{Setting} is '{Value}', but it must be {Expected}.");

    /// <summary>The files of a dataset are not where they were looked for.</summary>
    public sealed record MissingData(string Dataset, string Folder, Seq<string> Files)
        : TrainingError("T006", $"{Dataset}: '{Folder}' lacks {string.Join(", ", Files)}; fetch the dataset, or put the files there or into '{Dataset}' below it.");

    /// <summary>A file of a dataset is damaged or is not what it should be.</summary>
    public sealed record BadData(string File, string Problem)
        : TrainingError("T007", $"{File}: {Problem}; remove it and fetch it again.");

    /// <summary>A downloaded file does not have the published checksum.</summary>
    public sealed record WrongChecksum(string File, string Expected, string Actual)
        : TrainingError("T008", $"{File}: the checksum is {Actual}, but the published one is {Expected}; the download was removed, try again.");

    /// <summary>A file could not be fetched from any of its mirrors.</summary>
    public sealed record NoDownload(string Dataset, string File, string Folder, Seq<string> Addresses, string Reason)
        : TrainingError("T009", $"{Dataset}: cannot fetch {File} ({Reason}); fetch it by other means from {string.Join(" or ", Addresses)} and put it into '{Folder}'.");

    /// <summary>A file could not be read or written.</summary>
    public sealed record FileTrouble(string File, string Reason)
        : TrainingError("T010", $"{File}: {Reason}; free space there or choose another folder, then run the same command again to go on.");

    /// <summary>A checkpoint was made under conditions that would change the numbers.</summary>
    public sealed record OtherConditions(string Run, string Was, string Now)
        : TrainingError("T011", $"{Run}: its checkpoint was made with {Was}, this run uses {Now}, and the numbers would differ; use the former settings, or begin the run anew.");

    /// <summary>A record or checkpoint cannot be understood.</summary>
    public sealed record BadRecord(string File, string Problem)
        : TrainingError("T012", $"{File}: {Problem}; remove it to train that run again.");

    /// <summary>The loss stopped being a finite number.</summary>
    public sealed record Diverged(string Run, int Epoch)
        : TrainingError("T013", $"{Run}: the loss is no longer finite in epoch {Epoch}; the record up to there is kept, lower the learning rate.");

    /// <summary>The run was stopped from outside.</summary>
    public sealed record Stopped(string Run, int EpochsDone)
        : TrainingError("T014", $"{Run}: stopped after {EpochsDone} whole epochs; run the same command again to go on from there.");

    /// <summary>The training library cannot be used on this machine.</summary>
    public sealed record NoTrainer(string Reason)
        : TrainingError("T015", $"cannot train here: {Reason}.");

    /// <summary>A figure needs runs that nobody has trained yet.</summary>
    /// <param name="Figure">The figure.</param>
    /// <param name="Experiment">The experiment that they belong to.</param>
    /// <param name="Rules">The rules of the runs, by text; none means those that the experiment compares.</param>
    /// <param name="Profile">The profile of the runs.</param>
    public sealed record MissingRecords(string Figure, string Experiment, Seq<string> Rules, string Profile)
        : TrainingError("T016", $"{Figure}: no record of {Experiment}{(Rules.IsEmpty ? string.Empty : $" with {string.Join(", ", Rules)}")}, profile {Profile}; train these networks first.");
}
