using LossNav.Domain.Rules.Machinery;

namespace LossNav.Domain.Rules;

/// <summary>The curvature that a learner ascribes to each of its parameters.</summary>
/// <param name="observation">Where it stands and what it sees there; only read.</param>
/// <param name="curvature">Receives h ≥ 0 of each parameter, D numbers.</param>
public delegate void DiagonalCurvature(Observation observation, Span<double> curvature);
