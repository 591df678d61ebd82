using System.Collections.Immutable;
using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Rules;

/// <summary>Rules that move the weights of layers as matrices: identities between them, and what becomes of biases.</summary>
public sealed class MatrixRuleTests
{
    // A weight of 3 outputs and 4 inputs, its bias, and a weight that is taller than wide.
    private static readonly ParameterLayout _network = ParameterLayout.Of(Seq(ParameterShape.Matrix(3, 4), ParameterShape.Vector(3), ParameterShape.Matrix(5, 3)));

    public static TheoryData<string> Names => ["spectral-descent", "muon", "spectral-navigator", "shampoo", "soap"];

    // The polar factor by Newton's iteration X ← ½(X + X⁻ᵀ) (Higham 1986): no singular values. L = ggᵀ and R = gᵀg of a square g make L^(−1/4) g R^(−1/4) = UVᵀ.
    [Fact]
    public void Shampoo_with_one_sample_and_no_damping_steps_along_the_polar_factor()
    {
        var g = Random(4, 4, 3);
        var polar = Polar(g);
        var step = StepOf(Shampoo.Create(0.7, 0, 1).Value(), g);
        Close.To(-0.7 * polar, step, 1e-12 * polar.FrobeniusNorm * 0.7);
        Close.To(-0.7 * polar, StepOf(Muon.Create(0.7, 0, 0, 0, 1).Value(), g), 1e-12 * polar.FrobeniusNorm * 0.7);
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(3, 6)]
    [InlineData(2, 2)]
    public void Without_discounting_the_dial_is_Muon_without_momentum(int rows, int columns)
    {
        var g = Random(rows, columns, 5);
        var muon = StepOf(Muon.Create(0.02, 0, 0, 0, 1).Value(), g);
        Close.To(muon, StepOf(SpectralNavigator.Create(0.02, 0, 0).Value(), g), 1e-12 * muon.FrobeniusNorm);
    }

    // The step of a tall weight has Muon's factor √(rows/columns) besides.
    [Fact]
    public void Muon_moves_a_tall_weight_farther_by_the_root_of_its_shape()
    {
        var g = Random(6, 3, 5);
        var dial = StepOf(SpectralNavigator.Create(0.02, 0, 0).Value(), g);
        Close.To(Math.Sqrt(2) * dial, StepOf(Muon.Create(0.02, 0, 0, 0, 1).Value(), g), 1e-12 * dial.FrobeniusNorm);
    }

    // σ/(√(σ² + ε²) + ε) = σ/(2ε)·(1 + O(σ²/ε²)).
    [Fact]
    public void With_strong_discounting_the_dial_is_gradient_descent()
    {
        const double epsilon = 1e6;
        var g = Random(3, 6, 7);
        var descent = StepOf(GradientDescent.Create(0.1).Value(), g);
        Close.To(descent, StepOf(SpectralNavigator.Create(0.1 * 2 * epsilon, epsilon, 0).Value(), g), 1e-6 * descent.FrobeniusNorm);
    }

    // F = S ⊗ A of a weight row by row: F⁻¹g is S⁻¹ g A⁻¹. The natural gradient decomposes the whole of F.
    [Fact]
    public void KFac_with_a_Fisher_information_that_is_a_Kronecker_product_is_the_natural_gradient()
    {
        var (s, a) = (Gram(Random(3, 5, 11)), Gram(Random(4, 6, 12)));
        var fisher = Mat.Generate(12, 12, (i, j) => s[i / 4, j / 4] * a[i % 4, j % 4]);
        var g = Random(3, 4, 13);
        var natural = StepOf(NaturalGradient.CreateWith(0.3, _ => fisher).Value(), g);
        Close.To(natural, StepOf(KFac.Create(0.3, 0, _ => fisher).Value(), g), 1e-12 * natural.FrobeniusNorm);
        Close.To(natural, StepOf(KFac.CreateWith(0.3, 0, _ => Seq1(new KroneckerBelief(s, a))).Value(), g), 1e-12 * natural.FrobeniusNorm);
    }

    // The factors of the paper's damping: S + √λ/π and A + π√λ with π² the ratio of their mean eigenvalues. Here A = 4I and S = I: π = 2.
    [Fact]
    public void The_damping_of_KFac_is_shared_as_the_paper_says()
    {
        var step = StepOf(KFac.CreateWith(1, 0.09, _ => Seq1(new KroneckerBelief(Mat.Identity(2), Mat.Scalar(3, 4)))).Value(), Random(2, 3, 1));
        Close.To(-1 / ((1 + 0.15) * (4 + 0.6)) * Random(2, 3, 1), step, 1e-14);
    }

    // Each singular value goes through the polynomial of the iteration by itself.
    [Fact]
    public void Newton_and_Schulz_leave_each_singular_value_where_their_polynomial_says()
    {
        var g = Random(4, 6, 17);
        var step = StepOf(Muon.Create(1, 0, 5, 0, 1).Value(), g);
        var values = SingularValues.Of(g).Values;
        var norm = g.FrobeniusNorm + 1e-7;
        var expected = values.Span.ToArray().Select(sigma => NewtonSchulz.OfShare(5, sigma / norm)).OrderDescending().ToArray();
        Assert.All(expected.Zip(SingularValues.Of(step).Values.Span.ToArray()), pair => Close.To(pair.Item1, pair.Item2, 1e-12));
    }

    [Fact]
    public void Five_steps_of_Newton_and_Schulz_bring_all_but_the_smallest_within_a_third_of_1()
    {
        var reached = Enumerable.Range(0, 100_001).Select(i => NewtonSchulz.OfShare(5, 0.004 + (0.996 * i / 100_000))).ToArray();
        Assert.InRange(reached.Min(), 0.67, 0.70);
        Assert.InRange(reached.Max(), 1.12, 1.21);
        Close.Relative(Math.Pow(3.4445, 5) * 1e-6, NewtonSchulz.OfShare(5, 1e-6), 1e-4);
    }

    // SOAP takes its basis from the first gradient; with gradients that are diagonal there, it is Adam on the diagonal, one step later.
    [Fact]
    public void SOAP_is_Adam_in_the_basis_that_it_finds()
    {
        Mat At(int t) => Mat.Diagonal(3 + CounterRandom.NormalAt(2, t, 0), 1 + (0.2 * CounterRandom.NormalAt(2, t, 1)));
        var soap = Soap.Create(0.1, 0.9, 0.95, 1e-8, 0, 1_000).Value();
        var adam = Adam.Create(0.1, 0.9, 0.95, 1e-8).Value();
        var layout = ParameterLayout.Of(Seq1(ParameterShape.Matrix(2, 2)));
        var one = Learning.Step(soap, [.. Mat.Diagonal(3, 1).Span], Learning.BeginOn(soap, layout, [0, 0, 0, 0]));
        Assert.Equal([0.0, 0.0, 0.0, 0.0], one.Parameters);
        var other = Learning.Begin(adam, [0, 0]);
        for (var t = 1; t <= 50; t++)
        {
            one = Learning.Step(soap, [.. At(t).Span], one);
            other = Learning.Step(adam, [At(t)[0, 0], At(t)[1, 1]], other);
        }

        Close.To(Vec.Of(other.Parameters[0], 0, 0, other.Parameters[1]), Vec.Of([.. one.Parameters]), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Biases_move_by_the_elementwise_rule_and_weights_as_they_would_alone(string name)
    {
        var rule = Assert.IsType<MatrixRule>(AllRules.Find(name).IfNone(() => throw new InvalidOperationException()).Create(_ => Mat.Zero(0, 0), Map<string, double>()).Value());
        var together = Walk(rule, _network, ..);
        Assert.Equal(Walk(rule, ParameterLayout.Of(Seq1(ParameterShape.Matrix(3, 4))), ..12), together[..12]);
        Assert.Equal(Walk(rule.Others, ParameterLayout.Vector(3), 12..15), together[12..15]);
        Assert.Equal(Walk(rule, ParameterLayout.Of(Seq1(ParameterShape.Matrix(5, 3))), 15..), together[15..]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_memory_of_matrices_that_is_written_down_and_read_again_goes_on_as_before(string name)
    {
        var rule = AllRules.Find(name).IfNone(() => throw new InvalidOperationException()).Create(_ => Mat.Zero(0, 0), Map<string, double>()).Value();
        var learner = Enumerable.Range(0, 12).Aggregate(Learning.BeginOn(rule, _network, Start(30)), (so, t) => Learning.Step(rule, Gradient(t, 30), so));
        var read = learner with
        {
            Memory = rule.InitOn(_network, learner.Parameters.AsSpan()).Restored(
                learner.Memory.Steps, [.. Enumerable.Range(0, learner.Memory.Count).Select(i => learner.Memory.Vector(i).ToArray().ToImmutableArray())]),
        };
        Assert.Equal(Learning.Step(rule, Gradient(20, 30), learner).Parameters, Learning.Step(rule, Gradient(20, 30), read).Parameters);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_gradient_of_zeros_moves_no_weight_and_makes_no_number_infinite(string name)
    {
        var rule = AllRules.Find(name).IfNone(() => throw new InvalidOperationException()).Create(_ => Mat.Zero(0, 0), Map(("weight-decay", 0.0))).Value();
        var learner = Enumerable.Range(0, 3).Aggregate(Learning.BeginOn(rule, _network, Start(30)), (so, _) => Learning.Step(rule, [.. new double[30]], so));
        Assert.Equal(Start(30), learner.Parameters);
    }

    [Fact]
    public void A_learner_that_is_one_vector_moves_by_the_elementwise_rule()
        => Assert.Equal(
            Walk(AdamW.Create(3e-4, 0.9, 0.95, 1e-10, 0).Value(), ParameterLayout.Vector(12), ..12),
            Walk(Muon.Create(0.02, 0.95, 5, 0, 3e-4).Value(), ParameterLayout.Vector(12), ..12));

    private static ImmutableArray<double> Walk(LearningRule rule, ParameterLayout layout, Range range)
        => Enumerable.Range(0, 12).Aggregate(
            Learning.BeginOn(rule, layout, [.. Start(30).AsSpan()[range]]), (so, t) => Learning.Step(rule, [.. Gradient(t, 30).AsSpan()[range]], so)).Parameters;

    private static ImmutableArray<double> Start(int count) => [.. Enumerable.Range(0, count).Select(i => 0.1 * i)];

    private static ImmutableArray<double> Gradient(int step, int count) => [.. Enumerable.Range(0, count).Select(i => CounterRandom.NormalAt(4, step, i))];

    private static Mat StepOf(LearningRule rule, Mat g)
    {
        var layout = ParameterLayout.Of(Seq1(ParameterShape.Matrix(g.Rows, g.Columns)));
        var learner = Learning.Step(rule, [.. g.Span], Learning.BeginOn(rule, layout, [.. new double[g.Rows * g.Columns]]));
        return Mat.Copy(g.Rows, g.Columns, learner.Parameters.AsSpan());
    }

    private static Mat Random(int rows, int columns, ulong seed)
        => Mat.Generate(rows, columns, (i, j) => CounterRandom.NormalAt(seed, i, j) + (i == j ? 2 : 0));

    private static Mat Gram(Mat a) => (1.0 / a.Columns) * (a * a.Transpose);

    private static Mat Polar(Mat g)
    {
        var x = g;
        for (var i = 0; i < 60; i++)
        {
            x = 0.5 * (x + LinearAlgebra.Inverse(x).IfNone(() => throw new InvalidOperationException()).Transpose);
        }

        return x;
    }
}
