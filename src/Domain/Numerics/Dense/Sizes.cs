namespace LossNav.Domain.Numerics.Dense;

/// <summary>The sizes |x_i| of the numbers of a vector, without allocation.</summary>
internal static class Sizes
{
    /// <summary>Σ|x_i|; 0 of none.</summary>
    public static double Sum(ReadOnlySpan<double> numbers)
    {
        var sum = 0.0;
        foreach (var number in numbers)
        {
            sum += Math.Abs(number);
        }

        return sum;
    }

    /// <summary>max |x_i| of at least one number.</summary>
    public static double Largest(ReadOnlySpan<double> numbers) => Math.Abs(numbers[PlaceOfLargest(numbers)]);

    /// <summary>The first i of the largest |x_i|; 0 of none.</summary>
    public static int PlaceOfLargest(ReadOnlySpan<double> numbers)
    {
        var place = 0;
        for (var i = 1; i < numbers.Length; i++)
        {
            place = Math.Abs(numbers[i]) > Math.Abs(numbers[place]) ? i : place;
        }

        return place;
    }
}
