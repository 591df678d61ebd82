using LanguageExt;

namespace LossNav.Domain.Methods;

/// <summary>The closed form as a method.</summary>
public static class QuadraticMethod
{
    /// <summary>The row.</summary>
    public static Method Row { get; } = new(
        "quadratic", "quadratic loss, linear drift, constant metric, infinite horizon: the closed form", Prelude.Seq<Setting>());
}
