using LossNav.Domain.Numerics;

namespace LossNav.Domain.Tests.Support;

/// <summary>Derivatives by central differences: an error of order h².</summary>
internal static class Differences
{
    public static Vec Gradient(Func<Vec, double> function, Vec at, double h)
        => Vec.Generate(at.Dimension, i => (function(Moved(at, i, h)) - function(Moved(at, i, -h))) / (2 * h));

    public static Mat Jacobian(Func<Vec, Vec> function, Vec at, double h)
    {
        Vec[] columns = [.. Enumerable.Range(0, at.Dimension).Select(j => (1 / (2 * h)) * (function(Moved(at, j, h)) - function(Moved(at, j, -h))))];
        return Mat.Generate(columns[0].Dimension, at.Dimension, (i, j) => columns[j][i]);
    }

    private static Vec Moved(Vec at, int index, double h) => Vec.Generate(at.Dimension, i => at[i] + (i == index ? h : 0));
}
