using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Numerics;

/// <summary>The checks behind every smart constructor: each gives its errors as values, so that all can be reported at once.</summary>
internal static class Checks
{
    public static bool AllFinite(ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            if (!double.IsFinite(number))
            {
                return false;
            }
        }

        return true;
    }

    public static Seq<NavigationError> Positive(string what, double value)
        => When(!(value > 0 && double.IsFinite(value)), () => new NavigationError.OutOfRange(what, value, "a finite number > 0"));

    public static Seq<NavigationError> NotNegative(string what, double value)
        => When(!(value >= 0 && double.IsFinite(value)), () => new NavigationError.OutOfRange(what, value, "a finite number ≥ 0"));

    public static Seq<NavigationError> Finite(string what, double value)
        => When(!double.IsFinite(value), () => new NavigationError.OutOfRange(what, value, "a finite number"));

    public static Seq<NavigationError> Within(string what, double value, double low, double high, bool includesHigh)
        => When(
            !(value >= low && (value < high || (includesHigh && value == high))),
            () => new NavigationError.OutOfRange(what, value, FormattableString.Invariant($"from {low} to {high}{(includesHigh ? string.Empty : ", without the latter")}")));

    public static Seq<NavigationError> AtLeast(string what, int value, int least)
        => When(value < least, () => new NavigationError.OutOfRange(what, value, $"at least {least}"));

    public static Seq<NavigationError> DenseDimension(int dimension)
        => When(
            dimension is < 1 or > Mat.MostSquareRows,
            () => new NavigationError.OutOfRange(
                "the number of parameters D", dimension, $"from 1 to {Mat.MostSquareRows} where the Hessian is written out as a matrix"));

    /// <summary>Whether a table can be indexed by an int: counted in floating point, which does not overflow.</summary>
    public static Seq<NavigationError> Table(string what, double numbers)
        => When(numbers > System.Array.MaxLength, () => new NavigationError.TooLarge(what, numbers, System.Array.MaxLength));

    public static Seq<NavigationError> Point(string what, Vec point, int dimension)
        => point.Dimension != dimension
            ? One(new NavigationError.WrongShape(what, $"a vector of {point.Dimension}", $"a vector of {dimension}, one for each parameter of the landscape"))
            : When(!point.IsFinite, () => new NavigationError.NotFinite(what));

    public static Seq<NavigationError> Square(string what, Mat matrix, int dimension)
        => matrix.Rows != dimension || matrix.Columns != dimension
            ? One(new NavigationError.WrongShape(what, $"{matrix.Rows} x {matrix.Columns}", $"{dimension} x {dimension}, as the landscape has {dimension} parameters"))
            : When(!matrix.IsFinite, () => new NavigationError.NotFinite(what));

    public static Seq<NavigationError> Symmetric(string what, Mat matrix, int dimension)
    {
        var shape = Square(what, matrix, dimension);
        return shape.IsEmpty ? When(!matrix.IsSymmetric(), () => new NavigationError.NotSymmetric(what)) : shape;
    }

    public static Seq<NavigationError> PositiveDefinite(string what, Mat matrix, int dimension)
    {
        var symmetric = Symmetric(what, matrix, dimension);
        return symmetric.IsEmpty ? Smallest(what, SymmetricEigen.Of(matrix).Values[0]) : symmetric;
    }

    /// <summary>Eigenvalues down to −1e-12 of the largest count as zeros that rounding has moved.</summary>
    public static Seq<NavigationError> PositiveSemidefinite(string what, Mat matrix, int dimension)
    {
        var symmetric = Symmetric(what, matrix, dimension);
        if (!symmetric.IsEmpty)
        {
            return symmetric;
        }

        var values = SymmetricEigen.Of(matrix).Values;
        return When(!(values[0] >= -1e-12 * Math.Abs(values[dimension - 1])), () => new NavigationError.NotPositiveSemidefinite(what, values[0]));
    }

    public static Seq<NavigationError> Functions(string what, Seq<ScalarFunction> functions, int count, int dimension)
        => functions.Count != count
            ? One(new NavigationError.WrongShape(what, $"{functions.Count} functions", $"{count}, as the landscape has {dimension} parameters"))
            : functions
                .Filter(function => function.Dimension != dimension)
                .Map(function => (NavigationError)new NavigationError.WrongShape(
                    what, $"made of a function of {function.Dimension} parameters", $"made of functions of {dimension}, as the landscape"));

    /// <summary>The same errors, said to be about a part of the problem.</summary>
    public static Seq<NavigationError> About(ProblemPart part, Seq<NavigationError> errors) => errors.Map(error => error with { Part = part });

    public static Seq<NavigationError> When(bool wrong, Func<NavigationError> error)
        => wrong ? One(error()) : Empty;

    public static Validation<NavigationError, T> Then<T>(Seq<NavigationError> errors, Func<T> make)
        => errors.IsEmpty ? Success<NavigationError, T>(make()) : Fail<NavigationError, T>(errors);

    private static Seq<NavigationError> Smallest(string what, double eigenvalue)
        => When(!(eigenvalue > 0), () => new NavigationError.NotPositiveDefinite(what, eigenvalue));

    private static Seq<NavigationError> One(NavigationError error) => Seq1(error);
}
