using LanguageExt;
using LossNav.Domain.Navigation;

namespace LossNav.Application.Problems;

/// <summary>A navigation problem as a researcher wrote it down: checked, with the solver to use.</summary>
/// <param name="Name">Its results carry it: letters, digits, hyphens, underscores and points.</param>
/// <param name="Description">What it is about, in the author's words; may be empty.</param>
/// <param name="Parameters">The names of the D parameters.</param>
/// <param name="Problem">The problem.</param>
/// <param name="Solver">How it is to be solved.</param>
/// <param name="DiscountRates">Discount rates γ to solve it for, in this order; empty for the problem's own only.</param>
public sealed record ProblemFile(
    string Name, string Description, Seq<string> Parameters, NavigationProblem Problem, SolverChoice Solver, Seq<double> DiscountRates);
