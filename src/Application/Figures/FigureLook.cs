namespace LossNav.Application.Figures;

/// <summary>What lies behind a figure and how its letters are kept: nothing of what it shows depends on it.</summary>
/// <param name="Background">What lies behind it.</param>
/// <param name="Lettering">How vector formats that can choose keep letters.</param>
public sealed record FigureLook(Background Background, Lettering Lettering)
{
    /// <summary>Nothing behind it, letters as outlines.</summary>
    public static FigureLook Bare { get; } = new(Background.Transparent, Lettering.Outlines);
}

/// <summary>What lies behind a figure.</summary>
public enum Background
{
    /// <summary>Nothing: whatever the figure is laid upon shows.</summary>
    Transparent,

    /// <summary>White, so that black words can be read on a dark page.</summary>
    White,
}

/// <summary>How letters are kept in SVG.</summary>
public enum Lettering
{
    /// <summary>As outlines: they look the same everywhere, and no font is needed.</summary>
    Outlines,

    /// <summary>As text: it can be selected, searched and edited, and looks as the reader's fonts do.</summary>
    Text,
}
