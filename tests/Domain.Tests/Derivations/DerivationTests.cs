using LossNav.Domain.Derivations;
using LossNav.Domain.Rules;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Derivations;

public sealed class DerivationTests
{
    public static TheoryData<string> Titles => [.. AllDerivations.All.Map(derivation => derivation.Title)];

    public static TheoryData<string, string> TitlesAndAssumptions
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var derivation in AllDerivations.All)
            {
                foreach (var assumption in derivation.Assumptions)
                {
                    data.Add(derivation.Title, assumption.Statement);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void The_rule_is_the_optimum_that_is_found_without_it(string title)
    {
        var evidence = Derivation.Check(Find(title)).Value();
        Assert.True(evidence.Holds, $"{evidence.Claim}: the error is {evidence.Error:R}, the order {evidence.Order}");
    }

    [Theory]
    [MemberData(nameof(TitlesAndAssumptions))]
    public void Without_any_one_of_its_assumptions_the_rule_is_not_the_optimum(string title, string statement)
    {
        var derivation = Find(title);
        var dropped = derivation.Assumptions.Find(assumption => assumption.Statement == statement).IfNone(() => throw new InvalidOperationException());
        var evidence = Derivation.CheckWithout(dropped, derivation).Value();
        Assert.False(evidence.Holds, $"{evidence.Claim} still holds: the error is {evidence.Error:R}, the order {evidence.Order}");
        Assert.True(evidence.Error > 1e-4, $"the two are as close as {evidence.Error:R}");
    }

    [Fact]
    public void Every_rule_has_a_derivation_and_every_derivation_a_rule()
        => Assert.Equal(
            AllRules.All.Map(row => row.Name).Order().ToArray(),
            AllDerivations.All.Map(derivation => derivation.Rule).Distinct().Order().ToArray());

    [Fact]
    public void Titles_are_unique() => Assert.Equal(AllDerivations.All.Count, AllDerivations.All.Map(derivation => derivation.Title).Distinct().Count);

    private static Derivation Find(string title)
        => AllDerivations.All.Find(derivation => derivation.Title == title).IfNone(() => throw new InvalidOperationException(title));
}
