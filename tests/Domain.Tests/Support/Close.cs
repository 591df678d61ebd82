using LossNav.Domain.Numerics;

namespace LossNav.Domain.Tests.Support;

/// <summary>Comparisons whose failure says how far off a number is.</summary>
internal static class Close
{
    public static void To(double expected, double actual, double tolerance)
        => Assert.True(Math.Abs(actual - expected) <= tolerance, $"{actual:R} is not within {tolerance:R} of {expected:R}: it is {actual - expected:R} off.");

    /// <summary>Within a share of the expected number.</summary>
    public static void Relative(double expected, double actual, double share) => To(expected, actual, share * Math.Abs(expected));

    public static void To(Vec expected, Vec actual, double tolerance)
        => Assert.True((actual - expected).Norm <= tolerance, $"{actual} is not within {tolerance:R} of {expected}: it is {(actual - expected).Norm:R} off.");

    public static void To(Mat expected, Mat actual, double tolerance)
        => Assert.True((actual - expected).FrobeniusNorm <= tolerance, $"{actual} is not within {tolerance:R} of {expected}.");
}
