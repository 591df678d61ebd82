namespace LossNav.Application.Orders;

/// <summary>A renderer and one of its formats, by name.</summary>
/// <param name="Renderer">For example <c>skia</c>.</param>
/// <param name="Format">Lower case and without a dot, for example <c>png</c>.</param>
public sealed record RenditionName(string Renderer, string Format);
