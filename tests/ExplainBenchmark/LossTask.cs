using LossNav.Domain.Numerics;

namespace LossNav.ExplainBenchmark;

/// <summary>Something to learn: a loss whose gradient may be of a minibatch, one for each step.</summary>
/// <param name="Family">For the tables.</param>
/// <param name="Start">θ₀.</param>
/// <param name="Gradient">Writes the gradient of a step and gives the loss.</param>
internal sealed record LossTask(string Family, double[] Start, Func<int, double[], double[], double> Gradient);

/// <summary>Draws tasks. The families of the design half and of the unseen half share nothing but this file's arithmetic.</summary>
internal static class LossTasks
{
    /// <summary>Families that the method was tried on while it was made.</summary>
    public static LossTask Design(ulong seed) => (CounterRandom.Bits(seed, 900) % 3) switch
    {
        0 => Quadratic(seed, [2, 10, 40]),
        1 => DoubleWells(seed, [2, 6]),
        _ => Mlp(seed, [2, 16, 1], Activation.Tanh, CounterRandom.Uniform(seed, 901) < 0.5 ? 8 : 32),
    };

    /// <summary>Families kept back.</summary>
    public static LossTask Unseen(ulong seed) => (CounterRandom.Bits(seed, 900) % 4) switch
    {
        0 => Quadratic(seed, [3, 5, 25]),
        1 => DoubleWells(seed, [4, 12]),
        2 => Mlp(seed, CounterRandom.Uniform(seed, 902) < 0.5 ? [3, 10, 6, 1] : [4, 12, 2], Activation.Softplus, CounterRandom.Uniform(seed, 901) < 0.5 ? 10 : 40),
        _ => Convolution(seed, 10, 3, 4),
    };

    // ½(θ − μ)ᵀH(θ − μ) with eigenvalues over up to two powers of ten, turned by reflections.
    public static LossTask Quadratic(ulong seed, int[] dimensions)
    {
        var d = dimensions[CounterRandom.Bits(seed, 903) % (ulong)dimensions.Length];
        var h = Enumerable.Range(0, d).Select(i => Math.Pow(10, -2 * CounterRandom.Uniform(seed, (ulong)(1000 + i)))).ToArray();
        var center = Enumerable.Range(0, d).Select(i => CounterRandom.Normal(seed, (ulong)(2000 + i))).ToArray();
        var mirror = Enumerable.Range(0, d).Select(i => CounterRandom.Normal(seed, (ulong)(3000 + i))).ToArray();
        var length = mirror.Sum(x => x * x);
        void Reflect(double[] x)
        {
            var along = 2 * x.Zip(mirror, (a, b) => a * b).Sum() / length;
            for (var i = 0; i < d; i++)
            {
                x[i] -= along * mirror[i];
            }
        }

        var noise = CounterRandom.Uniform(seed, 904) < 0.5 ? 0.1 : 0;
        return new LossTask($"quadratic, D = {d}", [.. center.Select((x, i) => x + (2 * CounterRandom.Normal(seed, (ulong)(4000 + i))))], (t, theta, g) =>
        {
            for (var i = 0; i < d; i++)
            {
                g[i] = theta[i] - center[i];
            }

            Reflect(g);
            var loss = 0.0;
            for (var i = 0; i < d; i++)
            {
                loss += 0.5 * h[i] * g[i] * g[i];
                g[i] *= h[i];
            }

            Reflect(g);
            for (var i = 0; i < d; i++)
            {
                g[i] += noise * CounterRandom.NormalAt(seed + 7, t, i);
            }

            return loss;
        });
    }

    // Σ (x² − b)²/4 + d x + c x_i x_{i+1}.
    public static LossTask DoubleWells(ulong seed, int[] dimensions)
    {
        var d = dimensions[CounterRandom.Bits(seed, 903) % (ulong)dimensions.Length];
        var b = Enumerable.Range(0, d).Select(i => 0.5 + CounterRandom.Uniform(seed, (ulong)(1000 + i))).ToArray();
        var tilt = Enumerable.Range(0, d).Select(i => 0.3 * CounterRandom.Normal(seed, (ulong)(2000 + i))).ToArray();
        var coupling = 0.3 * CounterRandom.Normal(seed, 905);
        var noise = CounterRandom.Uniform(seed, 904) < 0.5 ? 0.1 : 0;
        return new LossTask($"double wells, D = {d}", [.. Enumerable.Range(0, d).Select(i => CounterRandom.Normal(seed, (ulong)(4000 + i)))], (t, x, g) =>
        {
            var loss = 0.0;
            for (var i = 0; i < d; i++)
            {
                var (well, next, before) = ((x[i] * x[i]) - b[i], i + 1 < d ? x[i + 1] : 0, i > 0 ? x[i - 1] : 0);
                loss += (well * well / 4) + (tilt[i] * x[i]) + (coupling * x[i] * next);
                g[i] = (well * x[i]) + tilt[i] + (coupling * (next + before)) + (noise * CounterRandom.NormalAt(seed + 7, t, i));
            }

            return loss;
        });
    }

    // A network that learns a random function of random inputs, on a minibatch of each step.
    public static LossTask Mlp(ulong seed, int[] widths, Activation activation, int batch)
    {
        var network = new Mlp(widths, activation);
        var start = network.Initial(seed);
        return new LossTask($"MLP {string.Join('-', widths)}, batch {batch}", start, (t, theta, g) => network.Gradient(seed + 11, t, batch, theta, g));
    }

    public static LossTask Convolution(ulong seed, int length, int kernel, int channels)
    {
        var network = new ConvolutionNetwork(length, kernel, channels);
        return new LossTask($"CNN, {channels} channels", network.Initial(seed), (t, theta, g) => network.Gradient(seed + 11, t, 16, theta, g));
    }
}

/// <summary>What a neuron makes of its input.</summary>
internal enum Activation
{
    Tanh,
    Softplus,
}
