namespace LossNav.Domain.Landscapes.Networks;

/// <summary>How wrong the outputs of a network are, as a mean over its examples.</summary>
public enum NetworkLoss
{
    /// <summary>−Σ t log softmax(o): targets t are probabilities.</summary>
    CrossEntropy,

    /// <summary>½|o − t|².</summary>
    SquaredError,
}

/// <summary>Losses with their derivatives by the outputs.</summary>
internal static class OutputErrors
{
    /// <summary>Replaces the outputs of one example by the derivatives of its loss.</summary>
    /// <returns>The loss.</returns>
    public static double Differentiate(NetworkLoss loss, ReadOnlySpan<double> targets, Span<double> outputs)
    {
        var value = 0.0;
        if (loss == NetworkLoss.SquaredError)
        {
            for (var i = 0; i < outputs.Length; i++)
            {
                outputs[i] -= targets[i];
                value += 0.5 * outputs[i] * outputs[i];
            }

            return value;
        }

        var (largest, sum) = (double.NegativeInfinity, 0.0);
        foreach (var output in outputs)
        {
            largest = Math.Max(largest, output);
        }

        foreach (var output in outputs)
        {
            sum += Math.Exp(output - largest);
        }

        var logSum = largest + Math.Log(sum);
        for (var i = 0; i < outputs.Length; i++)
        {
            value += targets[i] * (logSum - outputs[i]);
            outputs[i] = Math.Exp(outputs[i] - logSum) - targets[i];
        }

        return value;
    }

    /// <summary>Replaces changes of the outputs of one example by the changes of the derivatives of its loss.</summary>
    /// <param name="loss">Which loss.</param>
    /// <param name="derivatives">What <see cref="Differentiate"/> left.</param>
    /// <param name="targets">What is to come out.</param>
    /// <param name="changes">Changed in place.</param>
    public static void Bend(NetworkLoss loss, ReadOnlySpan<double> derivatives, ReadOnlySpan<double> targets, Span<double> changes)
    {
        if (loss == NetworkLoss.SquaredError)
        {
            return;
        }

        var mean = 0.0;
        for (var i = 0; i < changes.Length; i++)
        {
            mean += (derivatives[i] + targets[i]) * changes[i];
        }

        for (var i = 0; i < changes.Length; i++)
        {
            changes[i] = (derivatives[i] + targets[i]) * (changes[i] - mean);
        }
    }
}
