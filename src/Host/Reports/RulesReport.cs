using System.Globalization;
using LanguageExt;
using LossNav.Application.Rules;
using static LanguageExt.Prelude;

namespace LossNav.Host.Reports;

/// <summary>What the verb <c>rules</c> prints: assumptions → rule → numerical proof. Pure.</summary>
internal static class RulesReport
{
    public static Seq<string> Of(Seq<DerivedRule> rules)
        => rules.Bind(Row).Add($"{rules.Filter(rule => rule.IsProven).Count} of {rules.Count} derivations hold, and fail without any one of their assumptions.");

    private static Seq<string> Row(DerivedRule rule)
        => Seq($"{rule.Derivation.Title}  [{rule.Derivation.Rule}]", $"  rule     {rule.Derivation.Formula}")
            + rule.Without.Map((index, it) => $"  {(index == 0 ? "assumes" : string.Empty),-7}  {it.Assumption} {Dropped(it)}").ToSeq()
            + Seq($"  proof    {Proof(rule)}", string.Empty);

    private static string Proof(DerivedRule rule)
        => string.Create(
            CultureInfo.InvariantCulture,
            $"{(rule.Evidence.Holds ? "holds" : "FAILS")}: {rule.Evidence.Claim}; measured {Measured(rule)} against: {rule.Derivation.SolvedBy} ({rule.Derivation.Source})");

    private static string Measured(DerivedRule rule)
        => rule.Evidence.Order.Match(
            order => string.Create(CultureInfo.InvariantCulture, $"order {order:F2}, last error {rule.Evidence.Error:E1}"),
            () => string.Create(CultureInfo.InvariantCulture, $"error {rule.Evidence.Error:E1}"));

    private static string Dropped(WithoutAssumption it)
        => it.Evidence.Holds ? "(NOT NEEDED: the check passes without it)" : string.Create(CultureInfo.InvariantCulture, $"(without it: off by {it.Evidence.Error:P0})");
}
