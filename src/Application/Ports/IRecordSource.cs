using LanguageExt;
using LossNav.Domain.Inference.Records;

namespace LossNav.Application.Ports;

/// <summary>Where recorded runs come from.</summary>
public interface IRecordSource
{
    /// <summary>Reads a record.</summary>
    /// <param name="path">What the user named.</param>
    /// <returns>The record, or everything that is wrong with it. Nothing in a record is executed, and no more is read than a record can hold.</returns>
    Validation<JobError, RunRecord> Read(string path);
}
