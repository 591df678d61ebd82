namespace LossNav.Application.Figures;

/// <summary>Which border lines of a panel are drawn, and whether its ticks and their labels are.</summary>
/// <param name="Left">The line on the left.</param>
/// <param name="Bottom">The line at the bottom.</param>
/// <param name="Right">The line on the right.</param>
/// <param name="Top">The line at the top.</param>
/// <param name="Ticks">The ticks and their labels.</param>
public sealed record Frame(bool Left, bool Bottom, bool Right, bool Top, bool Ticks)
{
    /// <summary>All four lines.</summary>
    public static Frame Full { get; } = new(true, true, true, true, true);

    /// <summary>Left and bottom only.</summary>
    public static Frame LeftAndBottom { get; } = new(true, true, false, false, true);

    /// <summary>Nothing at all.</summary>
    public static Frame None { get; } = new(false, false, false, false, false);
}
