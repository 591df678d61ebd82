using System.Globalization;
using LanguageExt;
using LossNav.Application.Answers;
using LossNav.Application.Results;
using static LanguageExt.Prelude;

namespace LossNav.Host.Reports;

/// <summary>Several answers to a problem: a table that grows as they come, and each of them in full after it. One answer alone needs no table.</summary>
/// <param name="rates">How many discount rates the problem is solved for.</param>
internal sealed class AnswerTable(int rates)
{
    private const int Digits = 14;

    private Seq<SolvedProblem> _answers = Seq<SolvedProblem>();
    private bool _isTable;

    /// <summary>What to print when answers have come.</summary>
    /// <param name="answers">Those for one discount rate.</param>
    public Seq<string> Add(Seq<SolvedProblem> answers)
    {
        var (before, begins) = (_answers.Count, _answers.IsEmpty && (rates > 1 || answers.Count > 1));
        _answers += answers;
        _isTable |= begins;
        return (begins ? Seq(string.Empty, Heading) : Seq<string>())
            + (_isTable ? answers.Map((index, answer) => Row(before + index + 1, answer)).ToSeq() : answers.Bind(SolveReport.Of));
    }

    /// <summary>What to print when all have come.</summary>
    public Seq<string> Rest => _isTable ? _answers.Map((index, answer) => Seq(string.Empty, $"{index + 1}") + SolveReport.Of(answer).Skip(1).ToSeq()).ToSeq().Flatten() : Seq<string>();

    private static string Heading
        => string.Create(CultureInfo.InvariantCulture, $"  {"",3}  {"γ",10}  {"J",20}  {"±",8}  {"descent J",12}  {"second order",-12}  end");

    private static string Row(int number, SolvedProblem answer)
        => string.Create(
            CultureInfo.InvariantCulture,
            $"  {number,3}  {answer.Problem.DiscountRate,10:G6}  {Number(answer.Solution.Objective, Digits),20}  {answer.Solution.ObjectiveError.Match(error => Number(error, 2), () => "-"),8}  {answer.DescentObjective.Match(cost => Number(cost, 6), () => "-"),12}  {answer.Solution.PathCertificate.Match(it => Verdicts.Word(it.Verdict), () => "-"),-12}  {SolveReport.Point(answer.Path.Positions.End)}");

    private static string Number(double value, int digits) => value.ToString($"G{digits}", CultureInfo.InvariantCulture);
}
