namespace LossNav.Domain.Numerics;

/// <summary>e^x − 1 and its quotient by x, without cancellation near 0.</summary>
internal static class ExpM1
{
    /// <summary>e^x − 1, right to a few units in the last place for every x (Kahan's correction of (e^x − 1)).</summary>
    public static double Of(double x)
    {
        var power = Math.Exp(x);
        return power == 1.0 ? x
            : power - 1.0 == -1.0 || double.IsInfinity(power) ? power - 1.0
            : Math.Abs(x) > 1 ? power - 1.0
            : (power - 1.0) * x / Math.Log(power);
    }

    /// <summary>∫₀^t e^{−γs} ds = (1 − e^{−γt})/γ, and t where γ = 0.</summary>
    public static double DiscountedTime(double γ, double t) => γ == 0 ? t : -Of(-γ * t) / γ;
}
