namespace LossNav.Domain.Formulas;

/// <summary>How a function of the parameters bends over its whole domain.</summary>
public enum Bend
{
    /// <summary>The same for all parameters.</summary>
    Constant,

    /// <summary>A constant plus a linear function.</summary>
    Affine,

    /// <summary>Nowhere bent downwards.</summary>
    Convex,

    /// <summary>Nowhere bent upwards.</summary>
    Concave,

    /// <summary>Neither could be shown.</summary>
    Unknown,
}
