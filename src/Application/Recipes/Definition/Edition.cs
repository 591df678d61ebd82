using LanguageExt;

namespace LossNav.Application.Recipes.Definition;

/// <summary>Which mathematics a figure shows, and how much it explains.</summary>
public enum Edition
{
    /// <summary>The correct mathematics in a figure that explains itself, the default: names on its axes, a legend, letters, a title, a caption.</summary>
    Annotated,

    /// <summary>The correct mathematics in the bare panels of the publication.</summary>
    Panels,

    /// <summary>The published image, with the quirks that docs/errata.md lists.</summary>
    AsPublished,
}

/// <summary>The editions by the names that people type.</summary>
public static class EditionNames
{
    // What manifests and orders call the bare panels.
    private const string Former = "Corrected";

    private static readonly Seq<(Edition Edition, string Name)> Names = new(
    [
        (Edition.Annotated, "annotated"),
        (Edition.Panels, "panels"),
        (Edition.AsPublished, "as-published"),
    ]);

    /// <summary>Every name.</summary>
    public static Seq<string> All => Names.Map(it => it.Name);

    /// <summary>The name of an edition.</summary>
    public static string Of(Edition edition) => Names.Find(it => it.Edition == edition).Map(it => it.Name).IfNone(edition.ToString());

    /// <summary>The edition of a name, in any case, with or without its hyphen; also the names that manifests and orders keep.</summary>
    public static Option<Edition> Find(string name)
        => string.Equals(name, Former, StringComparison.OrdinalIgnoreCase)
            ? Edition.Panels
            : Names.Find(it => Plain(it.Name) == Plain(name)).Map(it => it.Edition);

    /// <summary>The name under which manifests and orders keep an edition.</summary>
    internal static string Stored(Edition edition) => edition == Edition.Panels ? Former : edition.ToString();

    private static string Plain(string name) => name.Replace("-", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
}
