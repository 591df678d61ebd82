namespace LossNav.Domain.Formulas;

/// <summary>The logistic function and its integral, without overflow.</summary>
internal static class Logistic
{
    /// <summary>1/(1 + e^{−x}).</summary>
    public static double Sigmoid(double x)
    {
        var small = Math.Exp(-Math.Abs(x));
        return (x >= 0 ? 1 : small) / (1 + small);
    }

    /// <summary>ln(1 + e^x).</summary>
    public static double Softplus(double x)
    {
        // ln(1 + s) for small s loses the digits of s in the sum: the quotient gives them back.
        var small = Math.Exp(-Math.Abs(x));
        var sum = 1 + small;
        return Math.Max(x, 0) + (sum == 1 ? small : Math.Log(sum) * small / (sum - 1));
    }
}
