using LossNav.Domain.Certificates;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Continuation;
using LossNav.Domain.Tests.Solvers.Support;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Solvers;

public class ContinuationTests
{
    private static readonly CollocationSettings _exact = CollocationSettings.WithTolerance(1e-12, CollocationSettings.Default);

    [Fact]
    [Trait("Lane", "Slow")]
    public void The_soap_film_hangs_in_two_ways()
    {
        var films = MultiStart.Solve(MultiStartSettings.WithStarts(4, MultiStartSettings.Default) with { Collocation = _exact }, Rows.SoapFilm.Problem).Value();
        Assert.Equal(2, films.Count);
        Close.To(0.953624106702, Rows.Length(films[0]), 5e-13);
        Close.To(1.0895198947, Rows.Length(films[1]), 5e-11);
        Assert.Equal(new SecondOrderVerdict.Minimum(), films[0].Certificate.Verdict);
        Assert.Equal(new SecondOrderVerdict.Saddle(1), films[1].Certificate.Verdict);
    }

    [Fact]
    [Trait("Lane", "Slow")]
    public void Bratus_problem_has_a_low_and_a_high_solution()
    {
        var settings = MultiStartSettings.WithAmplitude(8, MultiStartSettings.WithStarts(16, MultiStartSettings.Default)) with { Collocation = _exact };
        var both = MultiStart.Solve(settings, Rows.Bratu.Problem).Value();
        Assert.Equal(2, both.Count);
        Close.To(0.54935272877527, both[0].StartCostate[0], 5e-15);

        // θ = 2 ln(cosh(c/4)/cosh(c(t − ½)/2)) with c = √2 cosh(c/4), so θ̇(0) = c tanh(c/4): 10.8468990193894524 for the larger c.
        Close.To(10.846899019389452, both[1].StartCostate[0], 5e-13);
        Assert.Equal(new SecondOrderVerdict.Minimum(), both[0].Certificate.Verdict);
        Assert.Equal(new SecondOrderVerdict.Saddle(1), both[1].Certificate.Verdict);
    }

    [Fact]
    public void A_branch_is_followed_around_its_fold_and_back()
    {
        // θ̈ = −λe^θ folds at λ = 3.513830719: beyond, there is no solution.
        var branch = Continuation.Follow(
            ContinuationSettings.Default, λ => ProblemStatement.WithLossWeight(λ, Rows.Bratu.Problem.Statement), 1, 5).Value();
        Assert.Equal(1, branch[^1].Parameter);
        Close.To(10.846899019389, branch[^1].Solution.StartCostate[0], 1e-8);
        Assert.InRange(branch.Map(point => point.Parameter).Max(), 3.5, 3.513830719126);
        Assert.True(branch.Map(point => point.Solution.StartCostate[0]).Zip(branch.Tail.Map(point => point.Solution.StartCostate[0])).ForAll(pair => pair.Item1 < pair.Item2));
    }

    [Fact]
    public void A_discount_rate_is_followed_to_its_last_value()
    {
        var branch = Continuation.Follow(
            ContinuationSettings.Default, γ => ProblemStatement.WithDiscountRate(γ, Rows.ShortWells.Problem.Statement), 0, 2).Value();
        Assert.Equal(2, branch[^1].Parameter);
        var direct = CollocationSolver.Solve(_exact, Rows.ShortWells.Problem.With(statement => statement with { DiscountRate = 2 })).Value();
        Close.To(direct.Objective, branch[^1].Solution.Objective, 1e-8);

        // More discount never costs more where the cost is nowhere negative.
        Assert.True(branch.Map(point => point.Solution.Objective).Zip(branch.Tail.Map(point => point.Solution.Objective)).ForAll(pair => pair.Item1 > pair.Item2));
    }

    [Fact]
    public void An_end_point_can_be_the_parameter()
    {
        var branch = Continuation.Follow(
            ContinuationSettings.Default, x => Rows.FreeFlight.Problem.Statement with { Horizon = Rows.To(1, x) }, 2, -1).Value();

        // θ̈ = θ from θ₀ = 1 to x: J = ½((1 + x²) cosh 1 − 2x)/sinh 1.
        Close.To(0.5 * ((2 * Math.Cosh(1)) + 2) / Math.Sinh(1), branch[^1].Solution.Objective, 1e-9);
    }

    [Fact]
    [Trait("Lane", "Slow")]
    public void A_first_point_without_solution_is_an_error()
        => Assert.Equal("N010", Continuation.Follow(
            ContinuationSettings.Default, λ => ProblemStatement.WithLossWeight(λ, Rows.Bratu.Problem.Statement), 4, 5).Errors().Head.Code);

    [Fact]
    public void Starts_are_the_same_every_time()
    {
        var settings = MultiStartSettings.WithStarts(2, MultiStartSettings.Default);
        Vec[] Costates() => [.. MultiStart.Solve(settings, Rows.ShortWells.Problem).Value().Map(solution => solution.StartCostate)];
        Assert.Equal(Costates(), Costates());
    }
}
