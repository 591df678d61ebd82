namespace LossNav.Application.Figures;

/// <summary>The colours of the figures by name.</summary>
public static class Colors
{
    /// <summary>Black.</summary>
    public static Color Black => new(0, 0, 0);

    /// <summary>White.</summary>
    public static Color White => new(255, 255, 255);

    /// <summary>The colour of γ = 0 in figure 2.</summary>
    public static Color DeepSkyBlue => new(0, 191, 255);

    /// <summary>The colour of γ = 1 in figure 2.</summary>
    public static Color Blue => new(0, 0, 255);

    /// <summary>The colour of a minimum.</summary>
    public static Color Red => new(255, 0, 0);

    /// <summary>The colour of a fixed point that is not a minimum.</summary>
    public static Color Orange => new(255, 165, 0);

    /// <summary>The colour of Adam in the training figures.</summary>
    public static Color Crimson => new(220, 20, 60);
}
