using LossNav.Domain.Navigation;

namespace LossNav.Application.Problems;

/// <summary>A specification with the checked problem that it stands for.</summary>
/// <param name="Specification">What was written down.</param>
/// <param name="Problem">The problem for the first of the discount rates.</param>
public sealed record SpecifiedProblem(ProblemSpecification Specification, NavigationProblem Problem);
