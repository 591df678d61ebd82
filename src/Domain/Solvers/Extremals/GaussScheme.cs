using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Extremals;

/// <summary>Collocation at the four Gauss-Legendre points of each step: order 8 at the ends of steps, 5 between them, symmetric in time and symplectic.</summary>
internal static class GaussScheme
{
    public const int Stages = 4;

    /// <summary>Order of the error at the ends of steps.</summary>
    public const int Order = 2 * Stages;

    /// <summary>c_j: where the stages lie, as shares of the step.</summary>
    public static double[] Nodes { get; } = MakeNodes();

    // Row k: the coefficients of (x − ½)^k in each of the four Lagrange polynomials.
    private static readonly Mat _coefficients = MakeCoefficients();

    /// <summary>b_j: the share of each stage in the whole step.</summary>
    public static double[] Weights { get; } = MakeWeights();

    /// <summary>a_jk: the share of stage k in the way to stage j, row by row.</summary>
    public static double[] Matrix { get; } = [.. Nodes.SelectMany(SharesUpTo)];

    /// <summary>The coefficients that turn the four slopes into the highest derivative of the polynomial, times step^(stages − 1).</summary>
    public static double[] HighestDerivative { get; } = MakeHighestDerivative();

    /// <summary>∫₀^x ℓ_k for each stage k: the shares of the slopes in the way to a share x of the step.</summary>
    public static double[] SharesUpTo(double x)
    {
        var shares = new double[Stages];
        for (var k = 0; k < Stages; k++)
        {
            for (var power = 0; power < Stages; power++)
            {
                shares[k] += _coefficients[power, k] * (Math.Pow(x - 0.5, power + 1) - Math.Pow(-0.5, power + 1)) / (power + 1);
            }
        }

        return shares;
    }

    /// <summary>ℓ_k(x) for each stage k: the shares of the slopes in the slope at a share x of the step.</summary>
    public static double[] SlopeShares(double x)
        => [.. Enumerable.Range(0, Stages).Select(k => Enumerable.Range(0, Stages).Sum(power => _coefficients[power, k] * Math.Pow(x - 0.5, power)))];

    // The roots of the Legendre polynomial of degree 4 are ±√(3/7 ∓ (2/7)√(6/5)).
    private static double[] MakeNodes()
    {
        var (inner, outer) = (Math.Sqrt((3 - (2 * Math.Sqrt(1.2))) / 7), Math.Sqrt((3 + (2 * Math.Sqrt(1.2))) / 7));
        return [(1 - outer) / 2, (1 - inner) / 2, (1 + inner) / 2, (1 + outer) / 2];
    }

    private static double[] MakeWeights()
    {
        var (inner, outer) = ((18 + Math.Sqrt(30)) / 72, (18 - Math.Sqrt(30)) / 72);
        return [outer, inner, inner, outer];
    }

    private static Mat MakeCoefficients()
        => LinearAlgebra.Solve(Mat.Generate(Stages, Stages, (j, power) => Math.Pow(Nodes[j] - 0.5, power)), Mat.Identity(Stages))
            .IfNone(Mat.Scalar(Stages, double.NaN));

    private static double[] MakeHighestDerivative()
        => [.. Enumerable.Range(0, Stages).Select(k => 6 * _coefficients[Stages - 1, k])];
}
