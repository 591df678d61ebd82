using LossNav.Domain.Numerics;

namespace LossNav.Domain.Inference.Records;

/// <summary>Some of the parameters of a record, chosen by a seed: what a rule does to a few hundred it does to all.</summary>
internal static class RecordSample
{
    /// <summary>At most so many numbers of a record, steps times parameters; whole pairs of neighbours, since some rules turn pairs.</summary>
    /// <param name="most">Numbers.</param>
    /// <param name="seed">Which of the parameters.</param>
    /// <param name="record">The record. Parameters that neither move nor have a gradient tell nothing and are left out.</param>
    public static RunRecord Of(int most, ulong seed, RunRecord record)
    {
        if (record.Dimension < 2)
        {
            return record;
        }

        var moving = Moving(record);
        var pairs = Enumerable.Range(0, record.Dimension / 2).Where(pair => moving[2 * pair] || moving[(2 * pair) + 1]).ToArray();
        var count = Math.Max(1, most / (2 * record.Steps));
        if (pairs.Length == 0 || (count >= pairs.Length && 2 * pairs.Length == record.Dimension))
        {
            return record;
        }

        var chosen = count >= pairs.Length ? pairs : [.. pairs.OrderBy(pair => CounterRandom.Bits(seed, (ulong)pair)).Take(count).Order()];
        return record.Of([.. chosen.SelectMany(pair => (int[])[2 * pair, (2 * pair) + 1])]);
    }

    private static bool[] Moving(RunRecord record)
    {
        var moving = new bool[record.Dimension];
        for (var t = 0; t < record.Steps; t++)
        {
            var before = record.Theta(t);
            var after = record.Theta(t + 1);
            var gradient = record.Gradient(t);
            for (var i = 0; i < moving.Length; i++)
            {
                moving[i] |= gradient[i] != 0 || before[i] != after[i];
            }
        }

        return moving;
    }
}
