namespace LossNav.Application.Results;

/// <summary>A file that a renderer made and nobody has written yet.</summary>
/// <param name="Name">Path below the results folder, with forward slashes, for example <c>fig1-doublewell.png</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record RenderedFile(string Name, ReadOnlyMemory<byte> Content);
