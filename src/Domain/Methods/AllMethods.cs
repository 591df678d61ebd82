using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Methods;

/// <summary>Every method of this library, one row each; a program may use a longer list.</summary>
public static class AllMethods
{
    /// <summary>The rows, the one that counts where nothing is said first.</summary>
    public static Seq<Method> All { get; } = Seq(
        FittingMethod.Row,
        QuadraticMethod.Row,
        CollocationMethod.Row,
        MultiStartMethod.Row,
        ActionMethod.Row,
        InfiniteMethod.Row,
        PolicyMethod.Row);
}
