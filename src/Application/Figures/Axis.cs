using LanguageExt;

namespace LossNav.Application.Figures;

/// <summary>One direction of a panel: its limits, ticks and label.</summary>
public sealed record Axis
{
    /// <summary>The lower limit; where there is none, the data decide, with a margin of 5 %.</summary>
    public Option<double> Low { get; init; }

    /// <summary>The upper limit; where there is none, the data decide, with a margin of 5 %.</summary>
    public Option<double> High { get; init; }

    /// <summary>The ticks; only those within the limits are drawn.</summary>
    public Seq<Tick> Ticks { get; init; }

    /// <summary>What the axis shows, written beside it.</summary>
    public Option<string> Label { get; init; }

    /// <summary>Where along the axis the label stands.</summary>
    public LabelPlace LabelPlace { get; init; } = LabelPlace.Middle;

    /// <summary>Whether the label of a vertical axis is written across instead of upwards.</summary>
    public bool IsLabelUpright { get; init; }

    /// <summary>The size of the tick labels and of the label in points.</summary>
    public double FontPoints { get; init; } = 10;

    /// <summary>An axis that shows decimal logarithms: the data of its layers are powers of ten, its ticks say the numbers themselves.</summary>
    /// <param name="low">The logarithm at the lower end.</param>
    /// <param name="high">The logarithm at the upper end.</param>
    /// <param name="each">How many powers of ten from tick to tick, at least 1.</param>
    public static Axis Logarithmic(double low, double high, int each)
        => new() { Low = low, High = high, Ticks = Figures.Ticks.Decades(low, high, each) };
}

/// <summary>A mark on an axis.</summary>
/// <param name="At">Where, in units of the data.</param>
/// <param name="Text">What is written beside it.</param>
public sealed record Tick(double At, string Text);

/// <summary>Where along its axis a label stands.</summary>
public enum LabelPlace
{
    /// <summary>About the middle.</summary>
    Middle,

    /// <summary>At the upper end, on the line of the tick labels: no tick label may be there.</summary>
    End,
}
