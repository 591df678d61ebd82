using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Application.Training;

/// <summary>Three settings of the parameter ε of the rule <c>navigator</c>, as texts that choose rules: Adam at one end, gradient descent at the other.</summary>
public static class NavigatorDial
{
    /// <summary>ε = 0: the learner does not discount the future. Adam without its ε, at Adam's learning rate on MNIST.</summary>
    public const string FarSighted = "navigator:learning-rate=0.001:epsilon=0";

    /// <summary>ε = 0.001, of the size of many gradients: steep directions as at the far-sighted end, flat ones with α/(2ε) = 0.5.</summary>
    public const string Between = "navigator:learning-rate=0.001:epsilon=0.001";

    /// <summary>ε = 10, far above any gradient: gradient descent with averaged gradients, at α/(2ε) = 0.1, its learning rate on MNIST.</summary>
    public const string ShortSighted = "navigator:learning-rate=2:epsilon=10";

    /// <summary>The three, from far-sighted to short-sighted.</summary>
    public static Seq<string> Settings { get; } = Seq(FarSighted, Between, ShortSighted);
}
