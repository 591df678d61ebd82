using LanguageExt;

namespace LossNav.Application.Recipes.Definition;

/// <summary>Parameters with the ranges that recur.</summary>
internal static class ParameterRanges
{
    private const int MostPoints = 1_000_000;

    /// <summary>A number &gt; 0.</summary>
    public static Parameter<T> Positive<T>(string name, string meaning, Func<T, double> get, Func<T, double, T> set)
        => Parameter.Number(name, $"{meaning}, > 0", "a number > 0", value => value > 0, get, set);

    /// <summary>A number ≥ 0.</summary>
    public static Parameter<T> NotNegative<T>(string name, string meaning, Func<T, double> get, Func<T, double, T> set)
        => Parameter.Number(name, $"{meaning}, ≥ 0", "a number ≥ 0", value => value >= 0, get, set);

    /// <summary>Any finite number.</summary>
    public static Parameter<T> Any<T>(string name, string meaning, Func<T, double> get, Func<T, double, T> set)
        => Parameter.Number(name, meaning, "a finite number", _ => true, get, set);

    /// <summary>A point of the plane.</summary>
    public static Parameter<T> Point<T>(string name, string meaning, Func<T, Seq<double>> get, Func<T, Seq<double>, T> set)
        => Parameter.Numbers(name, $"{meaning}, two numbers", "two finite numbers", values => values.Count == 2, get, set);

    /// <summary>Two numbers &gt; 0.</summary>
    public static Parameter<T> PositivePair<T>(string name, string meaning, Func<T, Seq<double>> get, Func<T, Seq<double>, T> set)
        => Parameter.Numbers(
            name, $"{meaning}, two numbers > 0", "two numbers > 0", values => values.Count == 2 && values.ForAll(value => value > 0), get, set);

    /// <summary>The ends of an interval.</summary>
    public static Parameter<T> Range<T>(string name, string meaning, Func<T, Seq<double>> get, Func<T, Seq<double>, T> set)
        => Parameter.Numbers(
            name, $"{meaning}, two numbers, the lower first", "two numbers, the lower first", values => values.Count == 2 && values[0] < values[1], get, set);

    /// <summary>Different discount rates γ ≥ 0, one curve each.</summary>
    public static Parameter<T> DiscountRates<T>(Func<T, Seq<double>> get, Func<T, Seq<double>, T> set)
        => Parameter.Numbers(
            "discount-rates",
            "γ, one curve each: small ones look far ahead, ≥ 0",
            "one or more different numbers ≥ 0",
            values => values.ForAll(value => value >= 0) && values.Distinct().Count == values.Count,
            get,
            set);

    /// <summary>How many points a curve has.</summary>
    public static Parameter<T> Points<T>(string meaning, int least, Func<T, int> get, Func<T, int, T> set)
        => Parameter.Count("points", $"{meaning}, {least} to {MostPoints}", least, MostPoints, get, set);

    /// <summary>How many rows and columns a grid has.</summary>
    public static Parameter<T> Grid<T>(Func<T, int> get, Func<T, int, T> set)
        => Parameter.Count("grid", "rows and columns of the grid of losses, 2 to 2000", 2, 2000, get, set);
}
