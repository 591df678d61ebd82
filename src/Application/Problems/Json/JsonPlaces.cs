using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems.Json;

/// <summary>Where the parts of a problem stand in its text.</summary>
public sealed class JsonPlaces
{
    private readonly JsonPart _whole;

    internal JsonPlaces(JsonPart whole) => _whole = whole;

    /// <summary>The place of a fault: its part, else the innermost part around it that was written down.</summary>
    public PlacedFault Place(ProblemFault fault)
    {
        var (part, at) = (_whole, _whole.At);
        for (var i = 0; i < fault.At.Steps.Count; i++)
        {
            if (Inside(part, fault.At.Steps[i]).Case is not (Position name, JsonPart inner))
            {
                break;
            }

            (part, at) = (inner, fault.At.IsName && i == fault.At.Steps.Count - 1 ? name : inner.At);
        }

        return fault.Column.Match(
            column => part is JsonPart.Text { IsPlain: true } text
                ? new PlacedFault(text.Inside(column), fault.Message)
                : new PlacedFault(at, $"at character {column} of this text: {fault.Message}"),
            () => new PlacedFault(at, fault.Message));
    }

    private static Option<(Position Name, JsonPart Value)> Inside(JsonPart part, string step) => part switch
    {
        JsonPart.Group group => group.First.Find(member => member.Name == step).Map(member => (member.At, member.Value)),
        JsonPart.List list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Items.Count
            => Some((list.Items[index].At, list.Items[index])),
        _ => None,
    };
}
