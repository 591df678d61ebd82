using LanguageExt;

namespace LossNav.Domain.Methods;

/// <summary>The method that fits a problem.</summary>
public static class FittingMethod
{
    /// <summary>The row.</summary>
    public static Method Row { get; } = new(
        "auto", "any: the closed form where there is one, else 'infinite' or 'collocation' by the horizon", Prelude.Seq<Setting>());
}
