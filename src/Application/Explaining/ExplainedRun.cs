using LanguageExt;
using LossNav.Domain.Derivations;
using LossNav.Domain.Inference;

namespace LossNav.Application.Explaining;

/// <summary>A recorded run with the rule that made it and what that rule is optimal for.</summary>
/// <param name="File">Where the record came from.</param>
/// <param name="Explanation">Which rule made it.</param>
/// <param name="Objectives">The table of assumptions read from right to left: for each rule that may have made it, every set of assumptions under which it is optimal.</param>
public sealed record ExplainedRun(string File, Explanation Explanation, Seq<Derivation> Objectives);
