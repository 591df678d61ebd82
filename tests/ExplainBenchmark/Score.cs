using LossNav.Domain.Inference;

namespace LossNav.ExplainBenchmark;

/// <summary>What came out of some runs.</summary>
internal sealed record Score
{
    public int Runs { get; init; }

    public int Right { get; init; }

    public int Alone { get; init; }

    public int None { get; init; }

    public int Intervals { get; init; }

    public int Held { get; init; }

    public int Compared { get; init; }

    public int WithinOnePercent { get; init; }

    /// <summary>The score with one more run.</summary>
    public Score With(MadeRun run, Explanation answer)
    {
        var isNone = answer.Verdict is Verdict.NoneOfThese;
        var found = answer.Ranking.Find(it => it.Rule == run.Rule && it.IsTied);
        var settings = isNone ? [] : found.ToSeq().Bind(it => it.Settings)
            .Filter(it => it.Low.IsSome && it.High.IsSome && run.Settings.ContainsKey(it.Name) && it.Name != "period")
            .Map(it => (it.Name, Truth: run.Settings[it.Name], Value: (double)it.Value, Low: (double)it.Low, High: (double)it.High))
            .ToArray();

        // A number is not known better than it is stored.
        const double stored = 1e-12;
        var sharp = settings.Where(it => it.Name is "learning-rate" or "beta1" or "decay" && run.Rule is not ("rotation-drift" or "weight-reset")).ToArray();
        return this with
        {
            Runs = Runs + 1,
            Right = Right + (found.IsSome ? 1 : 0),
            Alone = Alone + (found.IsSome && answer.Verdict is Verdict.OneRule ? 1 : 0),
            None = None + (isNone ? 1 : 0),
            Intervals = Intervals + settings.Length,
            Held = Held + settings.Count(it => it.Low <= it.Truth * (1 + stored) && it.Truth <= it.High * (1 + stored)),
            Compared = Compared + sharp.Length,
            WithinOnePercent = WithinOnePercent + sharp.Count(it => Math.Abs((it.Value / it.Truth) - 1) <= 0.01),
        };
    }
}
