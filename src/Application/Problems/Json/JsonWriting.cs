using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LanguageExt;

namespace LossNav.Application.Problems.Json;

/// <summary>Plain values as JSON, in a form for people and in a form for programs. Equal values give equal texts.</summary>
internal static class JsonWriting
{
    // Letters stay as they are: what is written is no part of a web page.
    private static readonly JavaScriptEncoder _encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>A line for each member of the whole, everything inside on its line; a line feed at the end.</summary>
    public static string Readable(PlainValue value)
    {
        var text = new StringBuilder();
        if (value is PlainValue.Group { Members.IsEmpty: false } group)
        {
            text.Append("{\n");
            text.AppendJoin(",\n", group.Members.Map(member => $"  {Quoted(member.Name)}: {OnOneLine(member.Value)}"));
            text.Append("\n}");
        }
        else
        {
            text.Append(OnOneLine(value));
        }

        return text.Append('\n').ToString();
    }

    /// <summary>No blanks, members in alphabetical order: one text for one meaning.</summary>
    public static string Canonical(PlainValue value) => value.Match(
        text => Quoted(text.Value),
        Number,
        list => $"[{string.Join(',', list.Items.Map(Canonical))}]",
        group => $"{{{string.Join(',', group.Members.OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"{Quoted(member.Name)}:{Canonical(member.Value)}"))}}}",
        word => word.Value);

    private static string OnOneLine(PlainValue value) => value.Match(
        text => Quoted(text.Value),
        Number,
        list => $"[{string.Join(", ", list.Items.Map(OnOneLine))}]",
        group => group.Members.IsEmpty ? "{}" : $"{{ {string.Join(", ", group.Members.Map(member => $"{Quoted(member.Name)}: {OnOneLine(member.Value)}"))} }}",
        word => word.Value);

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, _encoder)}\"";

    // The shortest digits that read back as the same number. JSON has no word for what is not finite: such a number is refused when it is read again.
    private static string Number(PlainValue.Number number)
        => double.IsFinite(number.Value) ? (number.Value == 0 ? 0 : number.Value).ToString("R", CultureInfo.InvariantCulture) : "null";
}
