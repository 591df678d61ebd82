using LanguageExt;
using LossNav.Application.Explaining;
using LossNav.Application.Ports;
using LossNav.Domain;
using LossNav.Domain.Derivations;
using LossNav.Domain.Inference;
using LossNav.Domain.Inference.Records;
using static LanguageExt.Prelude;

namespace LossNav.Application.UseCases;

/// <summary>Finds which rule made a recorded run, and for which assumptions that rule is optimal: read, pure.</summary>
public static class ExplainRun
{
    /// <summary>Reads a record.</summary>
    public static Validation<JobError, RunRecord> Read(IRecordSource source, string path) => source.Read(path);

    /// <summary>Explains it.</summary>
    /// <param name="watch">Who looks on and may ask to stop.</param>
    /// <param name="settings">How it is searched.</param>
    /// <param name="path">Where it came from, for messages.</param>
    /// <param name="record">The record.</param>
    public static Validation<JobError, ExplainedRun> Explain(Watch watch, ExplainSettings settings, string path, RunRecord record)
        => RecordExplainer.ExplainWatched(watch, settings, record)
            .Map(explanation => new ExplainedRun(path, explanation, Objectives(explanation)))
            .MapFail(error => (JobError)new JobError.NotSolved(path, error));

    private static Seq<Derivation> Objectives(Explanation explanation)
        => Rules(explanation.Verdict).Bind(rule => AllDerivations.All.Filter(derivation => derivation.Rule == rule));

    private static Seq<string> Rules(Verdict verdict) => verdict.Match(one => Seq1(one.Rule), tied => tied.Rules, _ => Seq<string>());
}
