using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Beliefs;

/// <summary>What a learner assumes about tasks that change unannounced.</summary>
public sealed record TaskChangeSettings
{
    private TaskChangeSettings(double hazard, double forgetting) => (Hazard, Forgetting) = (hazard, forgetting);

    /// <summary>ρ.</summary>
    public double Hazard { get; }

    /// <summary>β.</summary>
    public double Forgetting { get; }

    /// <summary>Checked settings.</summary>
    /// <param name="hazard">ρ, from 0 to 1.</param>
    /// <param name="forgetting">β, at least 0 and less than 1.</param>
    public static Validation<NavigationError, TaskChangeSettings> Create(double hazard, double forgetting)
        => Checks.Then(
            Checks.Within("the hazard ρ", hazard, 0, 1, true) + Checks.Within("the forgetting β", forgetting, 0, 1, false),
            () => new TaskChangeSettings(hazard, forgetting));
}
