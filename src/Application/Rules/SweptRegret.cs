using LossNav.Domain.Suboptimality;

namespace LossNav.Application.Rules;

/// <summary>What a rule of a sweep costs more than the optimum at one discount rate.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="DiscountRate">γ &gt; 0.</param>
/// <param name="Regret">What it costs, and what the optimum costs.</param>
public sealed record SweptRegret(SweptRule Rule, double DiscountRate, RuleRegret Regret);
