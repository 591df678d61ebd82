namespace LossNav.Fuzzing;

/// <summary>What came of one input.</summary>
public enum Outcome
{
    /// <summary>It was refused with an error that says why.</summary>
    Refused,

    /// <summary>It was understood.</summary>
    Understood,

    /// <summary>It was understood although its content is protected and was changed.</summary>
    Fooled,
}

/// <summary>A reader with what it is given.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Read">Makes an input and reads it.</param>
public sealed record Target(string Name, Func<Random, Outcome> Read);
