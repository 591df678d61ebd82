namespace LossNav.Application.Recipes.Definition;

/// <summary>Which mathematics a figure shows.</summary>
public enum Edition
{
    /// <summary>The correct mathematics, the default.</summary>
    Corrected,

    /// <summary>The published image, with the quirks that docs/errata.md lists.</summary>
    AsPublished,
}
