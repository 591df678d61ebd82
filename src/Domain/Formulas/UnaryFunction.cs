namespace LossNav.Domain.Formulas;

/// <summary>A function of one number that formulas may use.</summary>
public sealed class UnaryFunction
{
    internal UnaryFunction(string name, Func<double, double> value, Func<Formula, Formula> slope)
        => (Name, Value, Slope) = (name, value, slope);

    /// <summary>Its name in a formula.</summary>
    public string Name { get; }

    /// <summary>Its value.</summary>
    public Func<double, double> Value { get; }

    /// <summary>Its derivative as a formula in its argument.</summary>
    public Func<Formula, Formula> Slope { get; }
}

/// <summary>A function of two numbers that formulas may use.</summary>
public sealed class BinaryFunction
{
    internal BinaryFunction(
        string name, Func<double, double, double> value, Func<Formula, Formula, Formula> slopeLeft, Func<Formula, Formula, Formula> slopeRight)
        => (Name, Value, SlopeLeft, SlopeRight) = (name, value, slopeLeft, slopeRight);

    /// <summary>Its name in a formula.</summary>
    public string Name { get; }

    /// <summary>Its value.</summary>
    public Func<double, double, double> Value { get; }

    /// <summary>Its derivative by the first argument, as a formula in both.</summary>
    public Func<Formula, Formula, Formula> SlopeLeft { get; }

    /// <summary>Its derivative by the second argument, as a formula in both.</summary>
    public Func<Formula, Formula, Formula> SlopeRight { get; }
}
