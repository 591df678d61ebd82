namespace LossNav.Fuzzing;

/// <summary>Everything that is given hostile input.</summary>
public static class AllTargets
{
    /// <summary>The targets, with the inputs of a long campaign.</summary>
    /// <param name="scratch">A folder for files that are read.</param>
    public static IReadOnlyList<(Target Target, long Inputs)> In(string scratch)
    {
        var seeds = Path.Combine(AppContext.BaseDirectory, "seeds");
        return
        [
            (TextTargets.Formulas, 1_000_000),
            (TextTargets.Problems(Path.Combine(seeds, "problems")), 100_000),
            (TextTargets.Grids(scratch), 10_000),
            (ArchiveTargets.Cifar(scratch), 10_000),
            (ArchiveTargets.Mnist(scratch), 10_000),
            (ArchiveTargets.Runs(Path.Combine(seeds, "runs"), scratch), 10_000),
            (SealedTargets.Records, 10_000),
            (SealedTargets.Checkpoints, 10_000),
            (SealedTargets.Manifests, 10_000),
        ];
    }
}
