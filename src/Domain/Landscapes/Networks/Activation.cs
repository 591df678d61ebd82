using MathNet.Numerics;

namespace LossNav.Domain.Landscapes.Networks;

/// <summary>What a unit of a hidden layer makes of its input x.</summary>
public enum Activation
{
    /// <summary>max(x, 0): it has a kink, so that a network of it has no Hessian.</summary>
    Relu,

    /// <summary>tanh x.</summary>
    Tanh,

    /// <summary>xΦ(x) with the distribution function Φ of a normal number (Hendrycks and Gimpel 2016), exactly.</summary>
    Gelu,
}

/// <summary>Activations with their first and second derivatives.</summary>
internal static class Activations
{
    private const double InverseRootOfTwoPi = 0.39894228040143267794;

    public static bool IsSmooth(Activation activation) => activation != Activation.Relu;

    /// <summary>Value and slope of each input.</summary>
    public static void Apply(Activation activation, ReadOnlySpan<double> inputs, Span<double> values, Span<double> slopes)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            (values[i], slopes[i]) = activation switch
            {
                Activation.Relu => inputs[i] > 0 ? (inputs[i], 1.0) : (0.0, 0.0),
                Activation.Tanh => Tanh(inputs[i]),
                _ => Gelu(inputs[i]),
            };
        }
    }

    /// <summary>The second derivative at an input of which value and slope are known.</summary>
    public static double Bend(Activation activation, double input, double value, double slope) => activation switch
    {
        Activation.Relu => 0,
        Activation.Tanh => -2 * value * slope,

        // (xΦ)'' = 2φ + xφ' with φ' = −xφ.
        _ => (2 - (input * input)) * Density(input),
    };

    private static (double Value, double Slope) Tanh(double x)
    {
        var value = Math.Tanh(x);
        return (value, 1 - (value * value));
    }

    private static (double Value, double Slope) Gelu(double x)
    {
        var below = 0.5 * SpecialFunctions.Erfc(-x / Constants.Sqrt2);
        return (x * below, below + (x * Density(x)));
    }

    private static double Density(double x) => InverseRootOfTwoPi * Math.Exp(-x * x / 2);
}
