using LanguageExt;
using LossNav.Domain.Beliefs;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Derivations;

/// <summary>Rules of learners that know that the weights of a layer are a matrix (section 11 of the theory notes).</summary>
internal static class LayerDerivations
{
    private const double Beta1 = 0.8;
    private const double Beta2 = 0.95;
    private const double Speed = 0.7;
    private const double Decay = 0.95;

    // So small that it changes no digit.
    private const double NoEpsilon = 1e-30;

    private static readonly double _alpha = Math.Sqrt(ExampleProblem.Strength);
    private static readonly Assumption _spectral = new("the norm is the spectral norm of the weight");
    private static readonly Assumption _noisy = new("the gradient is seen through noise, old sights of it count μ less each step, and the last one counts twice");
    private static readonly Assumption _oneSample = new("the curvature is (ggᵀ)^½ ⊗ (gᵀg)^½ of one gradient");
    private static readonly Assumption _discounted = new("the future is discounted at the rate γ = 2ε√(ηk)");
    private static readonly Assumption _product = new("the curvature is (Σggᵀ)^½ ⊗ (Σgᵀg)^½ of all gradients seen");
    private static readonly Assumption _basis = new("the curvature is diagonal in the eigenbasis of ggᵀ and gᵀg");
    private static readonly Assumption _diffuse = new("there it is the mean square of the turned gradient, of which nothing is known at first");
    private static readonly Assumption _averaged = new("the gradient is seen through noise and old sights of it count β₁ less each step");
    private static readonly Assumption _factored = new("moving costs what it changes in the predictions, and the Fisher information of the layer is S ⊗ A");

    /// <summary>Spectral descent.</summary>
    public static Derivation Spectral { get; } = Define(
        "spectral-descent",
        "Spectral descent",
        "ΔW = −α(σ₁ + σ₂ + …) UVᵀ,  g = U diag(σ) Vᵀ,  α = ηkΔt",
        "What a change of weights does to the outputs of a layer is at most its largest singular value. If effort is the square of that, all singular directions "
            + "can move for the price of the largest, and do: equally far, whatever their slope.",
        Seq(Assumption.PaidInNorm, _spectral, Assumption.Once, Assumption.NoDrift),
        "a convex program for one step",
        Claim.Equal,
        holds => SpectralDescent.Create(ExampleProblem.Strength).Map(rule => Seq1(new Comparison(
            0, Ruled.LastStepOn(LayerExample.Layout, LayerExample.Start, Seq1(LayerExample.Gradient), rule), Planned(holds, LayerExample.Gradient, !holds(Assumption.PaidInNorm))))));

    /// <summary>Muon.</summary>
    public static Derivation Muon { get; } = Define(
        "muon",
        "Muon",
        "W ← W − α UVᵀ of μm + (1−μ)g,  m ← μm + (1−μ)g",
        "If no singular direction of a weight may move faster than a speed s, all move at that speed: the gradient's singular values drop out, as its coordinates' sizes "
            + "do in sign descent. In practice UVᵀ comes from five steps of an iteration that meets it to a third; the check takes UVᵀ itself.",
        Seq(_noisy, Assumption.BoundedSpeed, _spectral, Assumption.Once, Assumption.NoDrift),
        "Bayesian filter, a convex program for one step",
        Claim.Equal,
        holds => Rules.Muon.Create(Speed, Decay, 0, 0, 1).Map(rule => Seq1(new Comparison(
            0,
            Ruled.LastStepOn(LayerExample.Layout, LayerExample.Start, LayerExample.NoisyGradients, rule),
            Planned(
                holds,
                holds(_noisy) ? Mean(Decay, LayerExample.NoisyGradients.Add(LayerExample.NoisyGradients.Last)) : LayerExample.NoisyGradients.Last,
                holds(Assumption.BoundedSpeed))))));

    /// <summary>The navigator on singular values.</summary>
    public static Derivation SpectralNavigator { get; } = Define(
        "spectral-navigator",
        "Spectral navigator",
        "ΔW = −α U diag(σ/(√(σ² + ε²) + ε)) Vᵀ,  α = Δt√(ηk),  ε = γ/(2√(ηk))",
        "The optimal step of a learner that takes one gradient for all it knows of a layer's curvature, at any discount rate. The discount is a dial: at ε = 0 the rule "
            + "is Muon without momentum, and with ε large it is gradient descent. It is to Muon what the navigator is to Adam.",
        Seq(_oneSample, _discounted, Assumption.ShortStep, Assumption.FlatMetric, Assumption.NoDrift),
        "Riccati equation",
        Claim.Equal,
        holds =>
            from rule in Rules.SpectralNavigator.Create(_alpha, ExampleProblem.DiscountRate / (2 * _alpha), 0)
            let g = LayerExample.Matrix(LayerExample.Gradient)
            let curvature = holds(_oneSample)
                ? LayerExample.Kronecker(LayerExample.Power(0.5, g * g.Transpose), LayerExample.Power(0.5, g.Transpose * g))
                : Diagonal(i => LayerExample.Gradient[i] * LayerExample.Gradient[i])
            from velocity in Velocity(holds, curvature, LayerExample.Gradient, holds(_discounted) ? ExampleProblem.DiscountRate : 0)
            select Seq1(new Comparison(0, Ruled.LastStepOn(LayerExample.Layout, LayerExample.Start, Seq1(LayerExample.Gradient), rule), velocity)));

    /// <summary>Shampoo.</summary>
    public static Derivation Shampoo { get; } = Define(
        "shampoo",
        "Shampoo",
        "W ← W − α L^(−1/4) g R^(−1/4),  L ← L + ggᵀ,  R ← R + gᵀg,  α = Δt√(ηk)",
        "Adagrad of a learner that knows that weights are a matrix: how steep its rows are and how steep its columns are make up what it believes of the curvature. The "
            + "inverse root of that belief, a product of two, is what Shampoo multiplies with from both sides.",
        Seq(_product, Assumption.NoDiscount, Assumption.ShortStep, Assumption.FlatMetric, Assumption.NoDrift),
        "Riccati equation",
        Claim.Equal,
        holds =>
            from rule in Rules.Shampoo.Create(_alpha, 0, 1)
            let seen = LayerExample.NoisyGradients
            let curvature = holds(_product)
                ? LayerExample.Kronecker(LayerExample.Power(0.5, Sum(g => g * g.Transpose)), LayerExample.Power(0.5, Sum(g => g.Transpose * g)))
                : Diagonal(i => seen.Map(g => g[i] * g[i]).Sum())
            from velocity in Velocity(holds, curvature, seen.Last, holds(Assumption.NoDiscount) ? 0 : ExampleProblem.DiscountRate)
            select Seq1(new Comparison(0, Ruled.LastStepOn(LayerExample.Layout, LayerExample.Start, seen, rule), velocity)));

    /// <summary>SOAP.</summary>
    public static Derivation Soap { get; } = Define(
        "soap",
        "SOAP",
        "W ← W − α Q_L (M̂′/√V̂) Q_Rᵀ,  M′ = Q_LᵀM Q_R,  V of (Q_Lᵀg Q_R)²",
        "Adam's learner, but in turned coordinates: those of the eigenvectors that Shampoo finds. There the curvature of a layer is nearly diagonal, as Adam takes it to "
            + "be everywhere.",
        Seq(_averaged, _basis, _diffuse, Assumption.NoDiscount, Assumption.ShortStep, Assumption.FlatMetric, Assumption.NoDrift),
        "Bayesian filters, Riccati equation",
        Claim.Equal,
        holds =>
            from rule in Rules.Soap.Create(_alpha, Beta1, Beta2, NoEpsilon, 0, 1_000)
            let first = LayerExample.Matrix(LayerExample.NoisyGradients.Head)
            let turn = holds(_basis)
                ? LayerExample.Kronecker(SymmetricEigen.Of(first * first.Transpose).Vectors, SymmetricEigen.Of(first.Transpose * first).Vectors)
                : Mat.Identity(4)
            let seen = LayerExample.NoisyGradients.Tail.Strict()
            let turned = seen.Map(g => turn.Transpose * g).Strict()
            let begin = holds(_diffuse) ? ScaleBelief.Unknown : ScaleBelief.Settled(Beta2, 0)
            let curvature = turn * Diagonal(i => turned.Fold(begin, (belief, g) => ScaleBelief.Observe(Beta2, g[i], belief)).Scale) * turn.Transpose
            from velocity in Velocity(holds, curvature, holds(_averaged) ? Mean(Beta1, seen) : seen.Last, holds(Assumption.NoDiscount) ? 0 : ExampleProblem.DiscountRate)
            select Seq1(new Comparison(0, Ruled.LastStepOn(LayerExample.Layout, LayerExample.Start, LayerExample.NoisyGradients, rule), velocity)));

    /// <summary>K-FAC.</summary>
    public static Derivation KFac { get; } = Define(
        "k-fac",
        "K-FAC",
        "ΔW = −α S⁻¹ g A⁻¹,  S = E[ssᵀ] at the outputs,  A = E[aaᵀ] of the inputs,  α = Δt ηk/γ",
        "The natural gradient of a layer, if what comes in and what the outputs ask for have nothing to do with each other. Then its Fisher information is a product, and two "
            + "small matrices do for one that is too large to write down.",
        Seq(_factored, Assumption.StrongDiscount, Assumption.ShortStep, Assumption.NoDrift),
        "Riccati equation",
        new Claim.Limit("1/γ", 2),
        holds => ExampleProblem.Toward(0.05, small =>
        {
            var γ = holds(Assumption.StrongDiscount) ? 1 / small : ExampleProblem.DiscountRate;
            var (s, a) = (Mat.FromRows(Vec.Of(1.3, 0.4), Vec.Of(0.4, 0.8)), Mat.FromRows(Vec.Of(0.9, -0.2), Vec.Of(-0.2, 1.6)));
            var curvature = Mat.Generate(4, 4, (i, j) => i == j ? 1.2 + (0.3 * i) : 0.2);
            return
                from rule in Rules.KFac.CreateWith(ExampleProblem.Strength / γ, 0, _ => Seq1(new KroneckerBelief(s, a)))
                from plain in Around(holds, curvature, LayerExample.Gradient)
                let problem = ExampleProblem.Weighed(γ, plain) with { Metric = holds(_factored) ? new Assumptions.Metric.Constant(LayerExample.Kronecker(s, a)) : Assumptions.Metric.Flat }
                from velocity in Optimum.Moving(γ, problem, holds)
                select new Comparison(small, Ruled.LastStepOn(LayerExample.Layout, LayerExample.Start, Seq1(LayerExample.Gradient), rule), velocity);
        }));

    private static Vec Planned(Func<Assumption, bool> holds, Vec gradient, bool isBounded)
    {
        var slope = (holds(Assumption.Once) ? ExampleProblem.LossWeight : 0) * gradient;
        var plan = new OneStepPlan(holds(_spectral) ? OneStepPlan.OnSpectral : OneStepPlan.OnEuclidean, slope, Mat.Zero(4, 4));
        return (isBounded ? plan.Within(Speed) : plan.Paid(ExampleProblem.LearningRate)) + ((holds(Assumption.NoDrift) ? 0 : -0.2) * LayerExample.Start);
    }

    // Where the believed gradient is that of a quadratic loss with the believed curvature, the loss has its minimum one step of Newton's away.
    private static Validation<NavigationError, Navigation.ProblemStatement> Around(Func<Assumption, bool> holds, Mat curvature, Vec gradient)
        => LinearAlgebra.Solve(curvature, gradient).ToValidation((NavigationError)new NavigationError.NotFinite("the believed curvature"))
            .Bind(newton => Optimum.Over(curvature, LayerExample.Start - newton, LayerExample.Start, holds));

    private static Validation<NavigationError, Vec> Velocity(Func<Assumption, bool> holds, Mat curvature, Vec gradient, double discountRate)
        => Around(holds, curvature, gradient).Bind(problem => Optimum.Moving(1, ExampleProblem.Weighed(discountRate, problem), holds));

    private static Vec Mean(double beta, Seq<Vec> gradients)
        => Vec.Generate(4, i => gradients.Fold(ForgettingMean.Unknown, (belief, g) => ForgettingMean.Observe(beta, g[i], belief)).Mean);

    private static Mat Sum(Func<Mat, Mat> of)
        => LayerExample.NoisyGradients.Fold(Mat.Zero(2, 2), (sum, g) => sum + of(LayerExample.Matrix(g)));

    private static Mat Diagonal(Func<int, double> entry) => Mat.Diagonal([.. Enumerable.Range(0, 4).Select(entry)]);

    private static Derivation Define(
        string rule,
        string title,
        string formula,
        string explanation,
        Seq<Assumption> assumptions,
        string solvedBy,
        Claim claim,
        Func<Func<Assumption, bool>, Validation<NavigationError, Seq<Comparison>>> compare)
        => new(rule, title, formula, explanation, assumptions, "section 11", solvedBy, claim, compare);
}
