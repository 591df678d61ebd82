using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems.Json;

/// <summary>A JSON text that was read, and where its parts stand. Lines and columns are counted for faults alone: to count them for every part would take a long text long.</summary>
/// <param name="Text">UTF-8, without a mark in front.</param>
/// <param name="Whole">What stands in it.</param>
internal sealed record JsonPlaces(ReadOnlyMemory<byte> Text, JsonPart Whole)
{
    /// <summary>The place of a fault: its part, else the innermost part around it that was written down.</summary>
    public PlacedFault Place(ProblemFault fault)
    {
        var (part, at) = (Whole, Whole.At);
        for (var i = 0; i < fault.At.Steps.Count; i++)
        {
            if (Inside(part, fault.At.Steps[i]).Case is not (int name, JsonPart inner))
            {
                break;
            }

            (part, at) = (inner, fault.At.IsName && i == fault.At.Steps.Count - 1 ? name : inner.At);
        }

        var place = At(at);
        return fault.Column.Match(
            column => part.IsVerbatim
                ? new PlacedFault(Within(At(part.At), column), fault.Message)
                : new PlacedFault(place, $"at character {column} of this text: {fault.Message}"),
            () => new PlacedFault(place, fault.Message));
    }

    /// <summary>What was read of the text, or every fault with its place, in the order of the text; a name that is given twice is one.</summary>
    public Validation<PlacedFault, T> Placed<T>(Validation<ProblemFault, T> read)
    {
        var twice = Whole.Repeated.Map(member => new PlacedFault(At(member.At), $"'{member.Name}' is given twice; remove one of them"));
        var faults = read.Match(_ => Seq<PlacedFault>(), all => all.Map(Place)) + twice;
        return faults.IsEmpty
            ? read.MapFail(Place)
            : Fail<PlacedFault, T>(faults.Strict().Distinct().OrderBy(fault => (fault.At.Line, fault.At.Column)).ToSeq().Strict());
    }

    /// <summary>The line and column of a byte.</summary>
    public Position At(int offset) => Position.Of(Text.Span, offset);

    // The opening quote stands before the first character.
    private static Position Within(Position quote, int column) => new(quote.Line, quote.Column + column);

    private static Option<(int Name, JsonPart Value)> Inside(JsonPart part, string step)
        => part.Members.Find(member => member.Name == step).Map(member => (Name: member.At, member.Value))
            || (int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < part.Items.Count
                ? Some((Name: part.Items[index].At, Value: part.Items[index]))
                : None);
}
