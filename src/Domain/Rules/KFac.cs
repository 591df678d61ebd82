using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>The belief that the Fisher information of a layer is a Kronecker product, F = S ⊗ A for a weight written row by row.</summary>
/// <param name="Outputs">S = E[ssᵀ], rows x rows: second moments of the gradients at the layer's outputs.</param>
/// <param name="Inputs">A = E[aaᵀ], columns x columns: second moments of the layer's inputs.</param>
public sealed record KroneckerBelief(Mat Outputs, Mat Inputs)
{
    /// <summary>The factors of a Fisher information by its partial traces: exact where it is a product, each up to a number that cancels in F⁻¹.</summary>
    /// <param name="rows">Rows of the weight.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="fisher">F of the weight row by row, (rows·columns) x (rows·columns).</param>
    public static KroneckerBelief OfFisher(int rows, int columns, Mat fisher)
    {
        // tr_A F = S·tr A and tr_S F = A·tr S, so that S ⊗ A = (tr_A F ⊗ tr_S F)/(tr A·tr S), and tr A·tr S = tr F.
        var outputs = Mat.Generate(rows, rows, (i, k) => Enumerable.Range(0, columns).Sum(j => fisher[(i * columns) + j, (k * columns) + j]));
        var inputs = Mat.Generate(columns, columns, (j, l) => Enumerable.Range(0, rows).Sum(i => fisher[(i * columns) + j, (i * columns) + l]));
        var trace = Enumerable.Range(0, rows).Sum(i => outputs[i, i]);
        return new KroneckerBelief(outputs, trace > 0 ? (1 / trace) * inputs : inputs);
    }
}

/// <summary>
/// K-FAC (Martens, Grosse 2015): ΔW = −α (S + √λ/π I)⁻¹ g (A + π√λ I)⁻¹, the natural gradient of a layer whose Fisher information is taken to be S ⊗ A
/// (theory notes, section 11; the damping and π are those of the paper's section 6.3).
/// </summary>
/// <remarks>
/// It needs S and A. On a landscape they come from the Fisher matrix; a program that knows the inputs of its layers and the gradients at their outputs gives
/// them to <see cref="CreateWith"/>. Training through the verb <c>train</c> hands a rule parameters and gradients alone, and has no place for a layer's inputs: so this
/// rule does not train networks there. What is no matrix is left to the block of the Fisher matrix that it has for itself, or with given factors to gradient descent.
/// </remarks>
public static class KFac
{
    private const string Name = "K-FAC";

    /// <summary>Its row in the list of rules; the matrix that it needs is the Fisher information F(θ). The defaults are those of the implementation kfac-pytorch.</summary>
    public static RuleRow Row { get; } = new RuleRow.SecondOrder(
        "k-fac",
        Name,
        Seq(RuleParameter.LearningRate(0.1), RuleParameter.NotNegative("damping", 1e-3)),
        (fisher, p) => Create(p["learning-rate"], p["damping"], fisher));

    /// <summary>Defines the rule for a Fisher information of all parameters.</summary>
    /// <param name="learningRate">α = Δtηk/γ &gt; 0.</param>
    /// <param name="damping">λ ≥ 0; with 0, directions that cost nothing are left alone.</param>
    /// <param name="fisher">F(θ), D x D, symmetric and positive semidefinite; its blocks for each parameter are used.</param>
    public static Validation<NavigationError, LearningRule> Create(double learningRate, double damping, Func<Vec, Mat> fisher)
        => Checked(learningRate, damping).Map(_ => Define((at, next) =>
        {
            var matrix = fisher(Vec.Copy(at.Parameters));
            foreach (var part in at.Layout.Parts)
            {
                var block = matrix.Block(part.Start, part.Start, part.Shape.Count, part.Shape.Count);
                var step = part.Shape.IsMatrix
                    ? Step(damping, KroneckerBelief.OfFisher(part.Shape.Rows, part.Shape.Columns, block), at.Gradient[part.Range])
                    : SymmetricEigen.Of(block).Apply(value => Inverse(damping, value)) * Vec.Copy(at.Gradient[part.Range]);
                Move(learningRate, step, at.Parameters[part.Range], next[part.Range]);
            }
        }));

    /// <summary>Defines the rule for factors that come from somewhere else, for example from the inputs of layers and the gradients at their outputs.</summary>
    /// <param name="learningRate">α = Δtηk/γ &gt; 0.</param>
    /// <param name="damping">λ ≥ 0.</param>
    /// <param name="factors">S and A of each parameter that is a matrix, in their order; asked at every step.</param>
    public static Validation<NavigationError, LearningRule> CreateWith(double learningRate, double damping, Func<Vec, Seq<KroneckerBelief>> factors)
        => Checked(learningRate, damping).Map(_ => Define((at, next) =>
        {
            var beliefs = factors(Vec.Copy(at.Parameters));
            var matrices = 0;
            foreach (var part in at.Layout.Parts)
            {
                var step = part.Shape.IsMatrix
                    ? Step(damping, beliefs[matrices++], at.Gradient[part.Range])
                    : Vec.Copy(at.Gradient[part.Range]);
                Move(learningRate, step, at.Parameters[part.Range], next[part.Range]);
            }
        }));

    private delegate void Stepping(Observation at, Span<double> next);

    private static LearningRule Define(Stepping step)
        => VectorRule.OnShapes(
            Name,
            "metric G = S ⊗ A of each layer, γ large; f = 0",
            (_, parameters) => RuleMemory.Zero(0, parameters.Length),
            (_, at, _, next) => step(at, next));

    private static Vec Step(double damping, KroneckerBelief belief, ReadOnlySpan<double> gradient)
    {
        var (s, a) = (SymmetricEigen.Of(belief.Outputs), SymmetricEigen.Of(belief.Inputs));
        var (rows, columns) = (belief.Outputs.Rows, belief.Inputs.Rows);
        var balance = Math.Sqrt(Mean(a) / Mean(s));
        var pi = double.IsFinite(balance) && balance > 0 ? balance : 1;
        var root = Math.Sqrt(damping);
        var step = s.Apply(value => Inverse(root / pi, value)) * Mat.Copy(rows, columns, gradient) * a.Apply(value => Inverse(root * pi, value));
        return Vec.Copy(step.Span);
    }

    private static double Mean(SymmetricEigen eigen) => eigen.Values.Span.ToArray().Average();

    private static double Inverse(double damping, double value) => value + damping > 0 ? 1 / (value + damping) : 0;

    private static void Move(double rate, Vec step, ReadOnlySpan<double> from, Span<double> to)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = from[i] - (rate * step[i]);
        }
    }

    private static Validation<NavigationError, Unit> Checked(double learningRate, double damping)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate), RuleRange.NotNegative.Check(Name, "damping", damping)).Apply((_, _) => unit);
}
