using CsCheck;
using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Numerics;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Assumptions;

/// <summary>What holds for every norm, its dual and the map between velocities and costates. All are norms of six numbers.</summary>
public sealed class DualityLaws
{
    private const int Dimension = 6;
    private const double Rounding = 1e-12;

    private static readonly Map<string, Norm> _norms = Map(
        ("l1", Norm.L1),
        ("l2", Norm.L2),
        ("l-infinity", Norm.LInfinity),
        ("weighted", new Norm.Weighted(Norm.LInfinity, Vec.Of(1, 2, 0.5, 3, 1, 0.2))),
        ("weighted l1", new Norm.Weighted(Norm.L1, Vec.Of(1, 2, 0.5, 3, 1, 0.2))),
        ("spectral", new Norm.Spectral(2, 3)),
        ("tall", new Norm.Spectral(3, 2)),
        ("nuclear", new Norm.Nuclear(2, 3)),
        ("symmetric", new Norm.Symmetric(3)),
        ("layers", new Norm.Layers(Seq(new LayerNorm(4, new Norm.Spectral(2, 2)), new LayerNorm(2, Norm.L1)))));

    private static readonly Gen<Vec> _vectors = Gen.Double[-3, 3].Array[Dimension].Select(numbers => Vec.Of(numbers)).Where(it => it.Norm > 1e-3);

    public static TheoryData<string> Names => [.. _norms.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_dual_map_has_norm_1_and_reaches_the_dual_norm(string name)
    {
        var norm = _norms[name];
        _vectors.Sample(
            costate =>
            {
                var direction = Duality.Direction(norm, costate);
                Close.To(1, Duality.NormOf(norm, direction), Rounding);
                Close.Relative(Duality.DualOf(norm, costate), costate.Dot(direction), Rounding);
            },
            iter: 300);
    }

    // λ·v ≤ ‖λ‖*‖v‖: the dual norm is the largest, against directions that know nothing of the dual map.
    [Theory]
    [MemberData(nameof(Names))]
    public void No_direction_gains_more_than_the_dual_norm(string name)
    {
        var norm = _norms[name];
        Gen.Select(_vectors, _vectors).Sample(
            (costate, velocity) => Assert.True(costate.Dot(velocity) <= (Duality.DualOf(norm, costate) * Duality.NormOf(norm, velocity) * (1 + Rounding)) + Rounding),
            iter: 300);
    }

    // ½‖v‖² + ½‖λ‖*² ≥ λ·v, and equal for v = ‖λ‖* d(λ).
    [Theory]
    [MemberData(nameof(Names))]
    public void Fenchel_s_inequality_is_an_equality_at_the_policy(string name)
    {
        var norm = _norms[name];
        Gen.Select(_vectors, _vectors).Sample(
            (costate, other) =>
            {
                double Gap(Vec v) => (0.5 * Math.Pow(Duality.NormOf(norm, v), 2)) + (0.5 * Math.Pow(Duality.DualOf(norm, costate), 2)) - costate.Dot(v);
                Close.To(0, Gap(Duality.DualOf(norm, costate) * Duality.Direction(norm, costate)), 1e-10);
                Assert.True(Gap(other) >= -1e-10);
            },
            iter: 300);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_a_norm(string name)
    {
        var norm = _norms[name];
        Gen.Select(_vectors, _vectors, Gen.Double[-2, 2]).Sample(
            (one, other, factor) =>
            {
                Close.To(Math.Abs(factor) * Duality.NormOf(norm, one), Duality.NormOf(norm, factor * one), 1e-10);
                Assert.True(Duality.NormOf(norm, one + other) <= (Duality.NormOf(norm, one) + Duality.NormOf(norm, other)) * (1 + Rounding));
            },
            iter: 300);
        Assert.Equal(0, Duality.DualOf(norm, Vec.Zero(Dimension)));
        Assert.Equal(Vec.Zero(Dimension), Duality.Direction(norm, Vec.Zero(Dimension)));
    }

    // ‖[a b; b c]‖ = |a + c|/2 + √((a − c)²/4 + b²), and the Frobenius norm is the length of all entries.
    [Fact]
    public void The_norm_of_symmetric_matrices_is_that_of_section_11()
        => Gen.Double[-3, 3].Array[3].Sample(
            it => Close.To(
                (Math.Abs(it[0] + it[2]) / 2) + Math.Sqrt(((it[0] - it[2]) * (it[0] - it[2]) / 4) + (it[1] * it[1])),
                Duality.NormOf(new Norm.Symmetric(2), Vec.Of(it)),
                1e-12),
            iter: 300);
}
