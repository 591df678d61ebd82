using LanguageExt;
using LossNav.Application;
using LossNav.Application.Training;
using LossNav.Host.Settings;
using static LanguageExt.Prelude;

namespace LossNav.Host.Reports;

/// <summary>What to do about an error in words of the command line: errors themselves know nothing of options and verbs. Pure.</summary>
internal static class Remedy
{
    /// <summary>A sentence to say behind the error's own, where there is something to add.</summary>
    public static Option<string> For(JobError error) => error switch
    {
        JobError.UnknownFigure => "The verb 'list' shows all of them.",
        JobError.NotWritable or JobError.DiskFull => "The option --output names another folder.",
        JobError.Bug => "The log has the details at level Debug.",
        JobError.ProblemNotReadable unreadable => $"'{ProgramName.Text} solve --init {unreadable.File}' writes a problem to begin with.",
        TrainingError.MissingData missing => $"'{ProgramName.Text} train {missing.Dataset} --download' fetches them.",
        TrainingError.OtherConditions => "The option --restart begins anew.",
        TrainingError.MissingRecords missing => $"'{Train(missing)}' does.",
        _ => None,
    };

    private static string Train(TrainingError.MissingRecords missing)
        => $"{ProgramName.Text} train {missing.Experiment}"
            + (missing.Rules.IsEmpty ? string.Empty : $" --rule {string.Join(',', missing.Rules)}")
            + (missing.Profile == Profile.Paper.Name ? string.Empty : $" --profile {missing.Profile}");
}
