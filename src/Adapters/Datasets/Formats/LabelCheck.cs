using LanguageExt;
using LossNav.Application.Training;

namespace LossNav.Adapters.Datasets.Formats;

/// <summary>Labels name classes: a number that names none means that a file is damaged or is another file.</summary>
internal static class LabelCheck
{
    internal static Either<TrainingError, ReadOnlyMemory<byte>> InRange(string file, ReadOnlyMemory<byte> labels, int classes)
    {
        var at = labels.Span.IndexOfAnyExceptInRange((byte)0, (byte)(classes - 1));
        return at < 0
            ? labels
            : new TrainingError.BadData(
                file, FormattableString.Invariant($"label {at + 1} is {labels.Span[at]}, but there are {classes} classes, 0 to {classes - 1}"));
    }
}
