namespace LossNav.Domain.Numerics;

/// <summary>Finds places in what is sorted.</summary>
internal static class Sorted
{
    /// <summary>The last item whose number is not above a bound; the first item if all are.</summary>
    /// <param name="items">At least one, their numbers in increasing order.</param>
    /// <param name="number">The number of an item.</param>
    /// <param name="bound">The bound.</param>
    /// <returns>Which item it is.</returns>
    public static int LastUpTo<T>(ReadOnlySpan<T> items, Func<T, double> number, double bound)
    {
        var (low, high) = (0, items.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = number(items[middle]) <= bound ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
