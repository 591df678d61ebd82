using LossNav.Domain.Solvers.Infinite;

namespace LossNav.Domain.Solvers.Thresholds;

/// <summary>The discount rate at which two minima cost the same to go to: below it the far-sighted optimum reaches the one, above it the other.</summary>
/// <param name="DiscountRate">γ.</param>
/// <param name="Error">
/// How far γ may be off: the errors of both costs over the slope of their difference in γ, and the width of the last bracket.
/// </param>
/// <param name="ToFirst">The optimal path to the first minimum at that rate.</param>
/// <param name="ToSecond">The optimal path to the second minimum at that rate.</param>
/// <param name="Steps">Steps that the search took.</param>
public sealed record CriticalDiscount(double DiscountRate, double Error, InfiniteSolution ToFirst, InfiniteSolution ToSecond, int Steps);
