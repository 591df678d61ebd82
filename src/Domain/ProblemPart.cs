namespace LossNav.Domain;

/// <summary>A part of a navigation problem, as an error speaks of it: whoever wrote the problem down knows where that part stands.</summary>
public enum ProblemPart
{
    /// <summary>L.</summary>
    Landscape,

    /// <summary>θ₀.</summary>
    Start,

    /// <summary>G.</summary>
    Metric,

    /// <summary>G⁻¹, given in place of G.</summary>
    InverseMetric,

    /// <summary>f.</summary>
    Drift,

    /// <summary>η.</summary>
    LearningRate,

    /// <summary>k.</summary>
    LossWeight,

    /// <summary>γ.</summary>
    DiscountRate,

    /// <summary>T, how long a finite horizon is.</summary>
    Duration,

    /// <summary>θ(T), where the path is to end.</summary>
    End,

    /// <summary>Φ, what the end is charged.</summary>
    TerminalCost,
}
