using LossNav.Domain.Numerics;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Numerics;

public class CounterRandomTests
{
    [Fact]
    public void The_bits_are_those_of_SplitMix64()
    {
        // The first five outputs of the published generator for the seed 1234567.
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(expected, Enumerable.Range(0, 5).Select(i => CounterRandom.Bits(1234567, (ulong)i)));
    }

    [Fact]
    public void Uniform_numbers_lie_strictly_between_0_and_1_and_spread_evenly()
    {
        double[] numbers = [.. Enumerable.Range(0, 100_000).Select(i => CounterRandom.Uniform(5, (ulong)i))];
        Assert.All(numbers, number => Assert.True(number is > 0 and < 1));

        // Mean 1/2 and variance 1/12; four standard errors of 100,000 numbers.
        Close.To(0.5, numbers.Average(), 4 * Math.Sqrt(1.0 / 12 / 100_000));
        Close.To(1.0 / 12, numbers.Average(u => (u - 0.5) * (u - 0.5)), 4 * Math.Sqrt(1.0 / 180 / 100_000));
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_the_normal_distribution()
    {
        double[] numbers = [.. Enumerable.Range(0, 100_000).Select(i => CounterRandom.Normal(5, (ulong)i))];

        // E z = 0, E z² = 1, E z⁴ = 3, with variances 1, 2 and 105 − 9 = 96; four standard errors.
        Close.To(0, numbers.Average(), 4 / Math.Sqrt(100_000));
        Close.To(1, numbers.Average(z => z * z), 4 * Math.Sqrt(2.0 / 100_000));
        Close.To(3, numbers.Average(z => Math.Pow(z, 4)), 4 * Math.Sqrt(96.0 / 100_000));
        Close.To(0, numbers.Zip(numbers.Skip(1), (a, b) => a * b).Average(), 4 / Math.Sqrt(100_000));
    }

    [Fact]
    public void Branches_of_neighbouring_seeds_and_places_are_unrelated()
    {
        // Correlation of the first normal number of a branch with that of the next branch, and with that of the next seed.
        double First(int seed, int branch) => CounterRandom.Normal(CounterRandom.Branch((ulong)seed, (ulong)branch), 0);
        Close.To(0, Enumerable.Range(0, 50_000).Average(i => First(1, i) * First(1, i + 1)), 4 / Math.Sqrt(50_000));
        Close.To(0, Enumerable.Range(0, 50_000).Average(i => First(i, 0) * First(i + 1, 0)), 4 / Math.Sqrt(50_000));
    }
}
