using System.Runtime.CompilerServices;
using LanguageExt;
using LossNav.Application.Rules;
using LossNav.Application.UseCases;
using LossNav.Domain;
using LossNav.Domain.Derivations;
using Xunit;

namespace LossNav.Application.Tests.Rules;

[Trait("Lane", "Slow")]
public sealed class RulesDocumentTests
{
    private static readonly Seq<DerivedRule> _rules = DeriveRules.Run(AllDerivations.All)
        .Match(Succ: rules => rules, Fail: (Seq<NavigationError> errors) => throw new InvalidOperationException(errors.Head.Message));

    [Fact]
    public void The_committed_document_is_what_the_derivations_give()
        => Assert.Equal(
            string.Join('\n', RulesDocument.Write(_rules)) + "\n",
            File.ReadAllText(Document()).ReplaceLineEndings("\n"));

    [Fact]
    public void Every_rule_is_explained_in_ten_lines_or_fewer()
    {
        var document = RulesDocument.Write(_rules);
        var sections = string.Join('\n', document).Split("\n## ")[1..];
        Assert.Equal(_rules.Count, sections.Length);
        Assert.All(sections, section => Assert.InRange(section.TrimEnd('\n').Split('\n').Length, 5, 10));
    }

    [Fact]
    public void A_check_that_fails_is_told_and_so_is_an_assumption_that_is_not_needed()
    {
        var proven = _rules.Head;
        var failed = proven with { Evidence = proven.Without.Head.Evidence };
        var idle = proven with { Without = proven.Without.Map(it => it with { Evidence = proven.Evidence }) };
        Assert.True(proven.IsProven);
        Assert.False(failed.IsProven);
        Assert.False(idle.IsProven);
        Assert.Contains(RulesDocument.Write(Prelude.Seq1(failed)), line => line.EndsWith("| FAILS |", StringComparison.Ordinal));
        Assert.Contains(RulesDocument.Write(Prelude.Seq1(idle)), line => line.Contains("passes without: ", StringComparison.Ordinal));
    }

    private static string Document([CallerFilePath] string here = "")
        => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "rules.md");
}
