using LanguageExt;
using LossNav.Application;
using LossNav.Application.UseCases;

namespace LossNav.Host.Work;

/// <summary>What became of a job.</summary>
internal sealed record JobOutcome(string Figure, Either<Seq<JobError>, MadeFigure> Result);
