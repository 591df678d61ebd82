using LossNav.Domain.Numerics;

namespace LossNav.ExplainBenchmark;

/// <summary>A network of layers with backpropagation by hand.</summary>
internal sealed class Mlp(int[] widths, Activation activation)
{
    private int Parameters => Enumerable.Range(0, widths.Length - 1).Sum(l => (widths[l] + 1) * widths[l + 1]);

    public double[] Initial(ulong seed)
    {
        var theta = new double[Parameters];
        var at = 0;
        for (var l = 0; l + 1 < widths.Length; l++)
        {
            for (var i = 0; i < (widths[l] + 1) * widths[l + 1]; i++, at++)
            {
                theta[at] = CounterRandom.Normal(seed + 3, (ulong)at) / Math.Sqrt(widths[l]);
            }
        }

        return theta;
    }

    public double Gradient(ulong seed, int step, int batch, double[] theta, double[] g)
    {
        Array.Clear(g);
        var loss = 0.0;
        for (var b = 0; b < batch; b++)
        {
            var input = Enumerable.Range(0, widths[0]).Select(i => CounterRandom.NormalAt(seed, (step * 1000) + b, i)).ToArray();
            var (values, slopes) = Forward(theta, input);
            var output = values[^1];
            var delta = output.Select((y, k) => (y - Target(input, k)) / batch).ToArray();
            loss += output.Select((y, k) => 0.5 * Math.Pow(y - Target(input, k), 2) / batch).Sum();
            Backward(theta, values, slopes, delta, g);
        }

        return loss;
    }

    private static double Target(double[] x, int k) => Math.Sin(2 * x[0]) + (x[^1] * x[k % x.Length] / 2);

    private (double[][] Values, double[][] Slopes) Forward(double[] theta, double[] input)
    {
        var (values, slopes, at) = (new double[widths.Length][], new double[widths.Length][], 0);
        values[0] = input;
        for (var l = 0; l + 1 < widths.Length; l++)
        {
            var (rows, columns) = (widths[l + 1], widths[l]);
            (values[l + 1], slopes[l + 1]) = (new double[rows], new double[rows]);
            for (var i = 0; i < rows; i++)
            {
                var sum = theta[at + (rows * columns) + i];
                for (var j = 0; j < columns; j++)
                {
                    sum += theta[at + (i * columns) + j] * values[l][j];
                }

                var isLast = l + 2 == widths.Length;
                values[l + 1][i] = isLast ? sum : activation == Activation.Tanh ? Math.Tanh(sum) : Math.Log(1 + Math.Exp(sum));
                slopes[l + 1][i] = isLast ? 1 : activation == Activation.Tanh ? 1 - (values[l + 1][i] * values[l + 1][i]) : 1 / (1 + Math.Exp(-sum));
            }

            at += rows * (columns + 1);
        }

        return (values, slopes);
    }

    private void Backward(double[] theta, double[][] values, double[][] slopes, double[] delta, double[] g)
    {
        var at = theta.Length;
        for (var l = widths.Length - 2; l >= 0; l--)
        {
            var (rows, columns) = (widths[l + 1], widths[l]);
            at -= rows * (columns + 1);
            var before = new double[columns];
            for (var i = 0; i < rows; i++)
            {
                var d = delta[i] * slopes[l + 1][i];
                g[at + (rows * columns) + i] += d;
                for (var j = 0; j < columns; j++)
                {
                    g[at + (i * columns) + j] += d * values[l][j];
                    before[j] += d * theta[at + (i * columns) + j];
                }
            }

            delta = before;
        }
    }
}

/// <summary>One layer of convolutions over a line, tanh, a mean over places and a linear layer, with backpropagation by hand.</summary>
internal sealed class ConvolutionNetwork(int length, int kernel, int channels)
{
    private int Places => length - kernel + 1;

    public double[] Initial(ulong seed)
        => [.. Enumerable.Range(0, (channels * (kernel + 2)) + 1).Select(i => CounterRandom.Normal(seed + 3, (ulong)i) / Math.Sqrt(kernel))];

    public double Gradient(ulong seed, int step, int batch, double[] theta, double[] g)
    {
        Array.Clear(g);
        var (loss, head) = (0.0, channels * (kernel + 1));
        for (var b = 0; b < batch; b++)
        {
            var x = Enumerable.Range(0, length).Select(i => CounterRandom.NormalAt(seed, (step * 1000) + b, i)).ToArray();
            var target = Enumerable.Range(0, length - 1).Sum(i => x[i] * x[i + 1]) / Math.Sqrt(length);
            var (active, y) = (new double[channels, Places], theta[head + channels]);
            for (var c = 0; c < channels; c++)
            {
                var mean = 0.0;
                for (var at = 0; at < Places; at++)
                {
                    var sum = theta[(c * (kernel + 1)) + kernel];
                    for (var k = 0; k < kernel; k++)
                    {
                        sum += theta[(c * (kernel + 1)) + k] * x[at + k];
                    }

                    active[c, at] = Math.Tanh(sum);
                    mean += active[c, at] / Places;
                }

                y += theta[head + c] * mean;
            }

            var error = (y - target) / batch;
            loss += 0.5 * (y - target) * (y - target) / batch;
            g[head + channels] += error;
            for (var c = 0; c < channels; c++)
            {
                for (var at = 0; at < Places; at++)
                {
                    g[head + c] += error * active[c, at] / Places;
                    var d = error * theta[head + c] / Places * (1 - (active[c, at] * active[c, at]));
                    g[(c * (kernel + 1)) + kernel] += d;
                    for (var k = 0; k < kernel; k++)
                    {
                        g[(c * (kernel + 1)) + k] += d * x[at + k];
                    }
                }
            }
        }

        return loss;
    }
}
