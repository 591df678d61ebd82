using System.Globalization;
using LanguageExt;
using LossNav.Application.Rules;
using LossNav.Domain.Suboptimality;
using static LanguageExt.Prelude;

namespace LossNav.Host.Reports;

/// <summary>What rules cost more than the optimum, as a table. Pure.</summary>
internal static class RegretReport
{
    private const int Widest = 16;

    public static Seq<string> Of(string landscape, Seq<SweptRegret> rows)
        => Seq(
                $"On the {landscape}: J with its parts, against the optimum J*",
                $"  {"γ",8}  {"rule".PadRight(Widest)}  {"moving",12}  {"loss",12}  {"J",12}  {"J*",12}  {"(J − J*)/J*",12}")
            + rows.Map(it => Row(it.DiscountRate, it.Rule.Name, it.Regret))
            + Seq1(string.Empty);

    private static string Row(double discountRate, string rule, RuleRegret row)
        => string.Create(
            CultureInfo.InvariantCulture,
            $"  {discountRate,8:G4}  {rule.PadRight(Widest)}  {row.Cost.Kinetic,12:G6}  {row.Cost.Loss,12:G6}  {row.Cost.Total,12:G6}  {row.Optimum.Total,12:G6}  {row.Relative,12:E2}");
}
