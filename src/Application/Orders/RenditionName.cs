using LanguageExt;

namespace LossNav.Application.Orders;

/// <summary>A renderer and one of its formats, by name.</summary>
/// <param name="Renderer">For example <c>skia</c>.</param>
/// <param name="Format">Lower case and without a dot, for example <c>png</c>.</param>
public sealed record RenditionName(string Renderer, string Format)
{
    // Orders that ask for the same files are equal, in whichever order they name them.
    internal static Seq<RenditionName> Sorted(Seq<RenditionName> names)
        => names.Distinct().OrderBy(it => it.Renderer, StringComparer.Ordinal).ThenBy(it => it.Format, StringComparer.Ordinal).ToSeq().Strict();
}
