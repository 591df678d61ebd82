namespace LossNav.Application.Figures;

/// <summary>One pair of axes and what is drawn in it.</summary>
public sealed record Panel(string Name);
