using LanguageExt;
using LossNav.Application.Networks;
using LossNav.Application.Problems;

namespace LossNav.Application.Ports;

/// <summary>Where problems that somebody wrote down come from.</summary>
/// <remarks>Errors are values: one for each thing that is wrong, all at once, with file, line, column and remedy.</remarks>
public interface IProblemSource
{
    /// <summary>Reads and checks a problem.</summary>
    /// <param name="path">The path of its file.</param>
    Validation<JobError, SpecifiedProblem> Read(string path);

    /// <summary>Reads a problem on the loss of a network.</summary>
    /// <param name="path">The path of its file.</param>
    /// <returns>The problem; none where the file cannot be read or states another one: then <see cref="Read"/> says more.</returns>
    Validation<JobError, Option<NetworkSpecification>> ReadNetwork(string path);
}
