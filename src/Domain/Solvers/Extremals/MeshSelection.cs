namespace LossNav.Domain.Solvers.Extremals;

/// <summary>Puts points where the path bends: every step gets the same share of the error of the collocation polynomial (de Boor's equidistribution).</summary>
internal static class MeshSelection
{
    // No part of the interval gets fewer points than this share of an even spread.
    private const double EvenShare = 0.1;

    /// <summary>A mesh with some number of intervals that suits a path.</summary>
    public static double[] Equidistribute(ExtremalPath path, int intervals)
    {
        var density = Smooth(Density(path));
        var old = path.Times.ToArray();
        var total = Enumerable.Range(0, density.Length).Sum(i => density[i] * (old[i + 1] - old[i]));
        var floor = EvenShare * total / path.Duration;
        var mass = new double[old.Length];
        for (var i = 0; i < density.Length; i++)
        {
            mass[i + 1] = mass[i] + ((old[i + 1] - old[i]) * (density[i] + (total > 0 ? floor : 1)));
        }

        return Invert(old, mass, intervals);
    }

    /// <summary>The mesh with every interval cut in half.</summary>
    public static double[] Halve(ReadOnlySpan<double> times)
    {
        var halved = new double[(2 * times.Length) - 1];
        for (var i = 0; i < times.Length; i++)
        {
            halved[2 * i] = times[i];
            if (i + 1 < times.Length)
            {
                halved[(2 * i) + 1] = 0.5 * (times[i] + times[i + 1]);
            }
        }

        return halved;
    }

    /// <summary>The mesh with every second point left out; the last stays.</summary>
    public static double[] Double(ReadOnlySpan<double> times)
    {
        var doubled = new double[(times.Length / 2) + 1];
        for (var i = 0; i < doubled.Length; i++)
        {
            doubled[i] = times[Math.Min(2 * i, times.Length - 1)];
        }

        return doubled;
    }

    // |z⁽⁵⁾|^{1/5} from the jumps of the fourth derivative between neighbours.
    private static double[] Density(ExtremalPath path)
    {
        var (intervals, n, scales) = (path.Count - 1, 2 * path.Dimension, Scales.Of(path));
        var times = path.Times.ToArray();
        double Fourth(int interval, int component)
        {
            var sum = 0.0;
            for (var k = 0; k < GaussScheme.Stages; k++)
            {
                sum += GaussScheme.HighestDerivative[k] * path.Slope(interval, k)[component];
            }

            return sum / Math.Pow(times[interval + 1] - times[interval], GaussScheme.Stages - 1) / scales.Of(component);
        }

        var jumps = new double[intervals + 1];
        for (var i = 1; i < intervals; i++)
        {
            var distance = 0.5 * (times[i + 1] - times[i - 1]);
            for (var component = 0; component < n; component++)
            {
                jumps[i] = Math.Max(jumps[i], Math.Abs(Fourth(i, component) - Fourth(i - 1, component)) / distance);
            }
        }

        (jumps[0], jumps[intervals]) = (jumps[Math.Min(1, intervals)], jumps[Math.Max(0, intervals - 1)]);
        return [.. Enumerable.Range(0, intervals).Select(i => Math.Pow(Math.Max(jumps[i], jumps[i + 1]), 1.0 / (GaussScheme.Stages + 1)))];
    }

    private static double[] Smooth(double[] density)
        => [.. Enumerable.Range(0, density.Length).Select(i =>
            0.25 * (density[Math.Max(i - 1, 0)] + (2 * density[i]) + density[Math.Min(i + 1, density.Length - 1)]))];

    private static double[] Invert(double[] times, double[] mass, int intervals)
    {
        var mesh = new double[intervals + 1];
        var at = 0;
        for (var i = 1; i < intervals; i++)
        {
            var wanted = mass[^1] * i / intervals;
            while (mass[at + 1] < wanted)
            {
                at++;
            }

            mesh[i] = times[at] + ((times[at + 1] - times[at]) * (wanted - mass[at]) / (mass[at + 1] - mass[at]));
        }

        mesh[intervals] = times[^1];
        return mesh;
    }
}
