using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Results;

namespace LossNav.Host.Work;

/// <summary>What the worker needs for every job of a run.</summary>
/// <param name="Store">Where the files go.</param>
/// <param name="Before">What earlier runs recorded.</param>
/// <param name="Versions">The version of this program and of the libraries behind it, by name.</param>
/// <param name="Parallel">How many figures are made at once.</param>
internal sealed record RunContext(IResultStore Store, Manifest Before, Map<string, string> Versions, int Parallel);
