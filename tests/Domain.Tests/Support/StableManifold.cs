namespace LossNav.Domain.Tests.Support;

/// <summary>The one-dimensional well a(x) = (x² − 1)² − x/2 by the method that has nothing in common with grids or meshes: its stable manifold as a curve p(x).</summary>
internal static class StableManifold
{
    private const int Steps = 4000;

    /// <summary>
    /// p = V′ at x on the stable manifold of a well: dp/dx = a′(x)/p − γ, from p = P·(x − x*) beside the well, P = √(γ²/4 + a″) − γ/2. Where the
    /// manifold turns back before it reaches x the answer is 0: no path from x leads to that well.
    /// </summary>
    public static double Speed(double γ, double well, double x)
    {
        // In s = √|x − x*| steps the start is smooth enough for fourth order.
        var offset = Math.Sign(x - well) * Math.Min(1e-4, Math.Abs(x - well));
        var curvature = Math.Sqrt((γ * γ / 4) + Second(well)) - (γ / 2);

        // p = Pδ + cδ² with 3Pc = a‴/2 − γc, from the next order of p p′ = a′ − γp.
        var p = (curvature * offset) + (24 * well / 2 / ((3 * curvature) + γ) * offset * offset);
        var (at, h) = (well + offset, (x - well - offset) / Steps);
        for (var i = 0; i < Steps; i++)
        {
            var k1 = Slope(γ, at, p);
            var k2 = Slope(γ, at + (h / 2), p + (h / 2 * k1));
            var k3 = Slope(γ, at + (h / 2), p + (h / 2 * k2));
            var k4 = Slope(γ, at + h, p + (h * k3));
            var next = p + (h / 6 * (k1 + (2 * k2) + (2 * k3) + k4));
            if (!(next * p > 0))
            {
                return 0;
            }

            (at, p) = (at + h, next);
        }

        return p;
    }

    private static double Slope(double γ, double x, double p) => ((4 * x * ((x * x) - 1)) - 0.5 - (γ * p)) / p;

    private static double Second(double x) => (12 * x * x) - 4;
}
