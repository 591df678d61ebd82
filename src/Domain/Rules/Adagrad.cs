using System.Runtime.CompilerServices;
using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>Adagrad (Duchi, Hazan, Singer 2011): s ← s + g², θ ← θ − αg/(√s + ε).</summary>
/// <remarks>The form that PyTorch uses, without decay of the learning rate: the ballistic step where every g² adds to the curvature (theory notes, sections 7 and 8).</remarks>
public static class Adagrad
{
    private const string Name = "Adagrad";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "adagrad",
        Name,
        Seq(RuleParameter.LearningRate(0.01), RuleParameter.Positive("epsilon", 1e-10)),
        p => Create(p["learning-rate"], p["epsilon"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0.</param>
    /// <param name="epsilon">ε &gt; 0.</param>
    public static Validation<NavigationError, LearningRule> Create(double learningRate, double epsilon)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate), RuleRange.Positive.Check(Name, "epsilon", epsilon))
            .Apply((alpha, eps) => ElementwiseRule.Of(
                Name,
                "γ = 0, Δt small, the sum of g² as curvature; G = I, f = 0",
                [VectorStart.Zeros],
                [],
                _ => new Formula(alpha, eps)));

    // Remembers s.
    internal readonly record struct Formula(double Alpha, double Epsilon) : IRuleFormula
    {
        public static int Reads => 1;

        public static int Writes => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
            where TNumber : struct, IRuleNumber<TNumber>
        {
            var s = memory.First + (g * g);
            return new(theta - (Alpha * g / (TNumber.SquareRoot(s) + Epsilon)), memory with { First = s });
        }
    }
}
