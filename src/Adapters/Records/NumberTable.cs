using System.Collections.Immutable;

namespace LossNav.Adapters.Records;

/// <summary>An array of a record: rows of numbers, one for each step.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">How many numbers each has.</param>
/// <param name="Numbers">Row by row.</param>
internal sealed record NumberTable(int Rows, int Columns, ImmutableArray<double> Numbers);

/// <summary>What makes an array no table of numbers; in words, without a full stop.</summary>
internal sealed class BadArrayException : FormatException
{
    public BadArrayException()
        : this("it is no table of numbers")
    {
    }

    public BadArrayException(string reason)
        : base(reason)
    {
    }

    public BadArrayException(string reason, Exception innerException)
        : base(reason, innerException)
    {
    }
}
