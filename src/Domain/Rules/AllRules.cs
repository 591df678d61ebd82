using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>Every learning rule, one row each.</summary>
public static class AllRules
{
    /// <summary>The rows.</summary>
    public static Seq<RuleRow> All { get; } = Seq(
        GradientDescent.Row,
        Momentum.Row,
        Nesterov.Row,
        Newton.Row,
        NaturalGradient.Row,
        NavigatorStep.Row,
        InverseRootHessian.Row,
        Ballistic.Row,
        Adagrad.Row,
        RmsProp.Row,
        Adam.Row,
        AdamW.Row,
        Navigator.Row,
        RotationDrift.Row,
        DecayDrift.Row,
        L2Init.Row,
        ShrinkAndPerturb.Row,
        WeightReset.Row,
        ElasticWeights.Row,
        GaussianWeights.Row,
        SignDescent.Row,
        Signum.Row,
        Lion.Row,
        NormalisedDescent.Row,
        GreedyCoordinateDescent.Row,
        Sophia.Row,
        SpectralDescent.Row,
        Muon.Row,
        SpectralNavigator.Row,
        Shampoo.Row,
        Soap.Row,
        KFac.Row);

    /// <summary>The rows of rules that need gradients only.</summary>
    public static Seq<RuleRow> FirstOrder { get; } = All.Filter(row => row is RuleRow.FirstOrder);

    /// <summary>The row of a name.</summary>
    public static Option<RuleRow> Find(string name) => All.Find(row => row.Name == name);
}
