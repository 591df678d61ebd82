using LossNav.Domain.Solvers.Collocation;

namespace LossNav.Domain.Methods;

/// <summary>Collocation as a method.</summary>
public static class CollocationMethod
{
    /// <summary>The row.</summary>
    public static Method Row { get; } = new(
        "collocation", "finite horizon: state and costate on a mesh that is refined to the tolerance", MeshSettings.All);

    /// <summary>The settings of the solver that the values stand for.</summary>
    public static CollocationSettings Settings(SettingValues values) => MeshSettings.Of(values);
}
