using LossNav.Domain.Numerics;

namespace LossNav.Domain.Landscapes;

/// <summary>A point of zero gradient.</summary>
/// <param name="Position">Where it lies.</param>
/// <param name="Loss">The loss there.</param>
/// <param name="MorseIndex">Number of directions of negative curvature: 0 for a minimum, n for a saddle of index n, D for a maximum.</param>
public sealed record CriticalPoint(Vec Position, double Loss, int MorseIndex);
