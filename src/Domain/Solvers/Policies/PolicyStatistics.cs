using LanguageExt;

namespace LossNav.Domain.Solvers.Policies;

/// <summary>How the grid solver got to its answer and how sure it is.</summary>
/// <param name="Rounds">Rounds of 2^D sweeps on the finest grid, both orders together.</param>
/// <param name="LastChange">Largest change of a value in the last round as a share of the range of values.</param>
/// <param name="MeanError">Mean over the grid of the error estimate.</param>
/// <param name="LargestError">Largest error estimate; kinks of the value function, where two policies cost the same, have it at first order in h.</param>
/// <param name="ObservedOrder">
/// p with |V_h − V_2h| ∝ h^p in the mean over the grid: 2 where V is smooth, lower where kinks dominate. None where the answers agree to rounding.
/// </param>
public sealed record PolicyStatistics(int Rounds, double LastChange, double MeanError, double LargestError, Option<double> ObservedOrder);
