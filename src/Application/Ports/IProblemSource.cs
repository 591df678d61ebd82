using LanguageExt;
using LossNav.Application.Networks;

namespace LossNav.Application.Ports;

/// <summary>Where problems that somebody wrote down come from.</summary>
/// <remarks>Errors are values: one for each thing that is wrong, all at once, with file, line, column and remedy.</remarks>
public interface IProblemSource
{
    /// <summary>Reads and checks a problem.</summary>
    /// <param name="path">The path of its file, which is read once: it may be a pipe.</param>
    Validation<JobError, WrittenProblem> Read(string path);
}
