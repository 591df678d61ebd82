using System.Globalization;
using System.Runtime.InteropServices;
using nietras.SeparatedValues;

namespace LossNav.Adapters.Records;

/// <summary>A record as CSV: a row for each step, columns whose names begin with an array's name, such as <c>theta0</c>, <c>theta1</c>, <c>grad0</c>, <c>grad1</c>, <c>loss</c>.</summary>
/// <remarks>Cells of the last row may be empty, where no gradient was taken any more.</remarks>
internal static class CsvTables
{
    /// <summary>The arrays of a file.</summary>
    public static IReadOnlyDictionary<string, NumberTable> InFile(string path, IReadOnlyList<string> names)
    {
        using var reader = Sep.Reader().FromFile(path);
        var header = reader.Header.ColNames;
        var columns = names
            .Select(name => (Name: name, Columns: Enumerable.Range(0, header.Count).Where(i => IsOf(name, header[i])).ToArray()))
            .Where(it => it.Columns.Length > 0)
            .ToArray();
        var numbers = columns.Select(_ => new List<double>()).ToArray();
        var ended = new bool[columns.Length];
        var line = 1;
        foreach (var row in reader)
        {
            line++;
            for (var array = 0; array < columns.Length; array++)
            {
                var isEmpty = true;
                foreach (var i in columns[array].Columns)
                {
                    isEmpty &= row[i].Span.Trim().IsEmpty;
                }

                if (isEmpty)
                {
                    ended[array] = true;
                    continue;
                }

                foreach (var i in columns[array].Columns)
                {
                    numbers[array].Add(!ended[array] && double.TryParse(row[i].Span, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                        ? number
                        : throw new BadArrayException(FormattableString.Invariant($"line {line}, column '{header[i]}': '{row[i].ToString()}' is no number, or a gap stands above it")));
                }

                if (numbers[array].Count > NpyHeader.MostNumbers)
                {
                    throw new BadArrayException(FormattableString.Invariant($"it has more than {NpyHeader.MostNumbers:N0} numbers: record fewer parameters or steps"));
                }
            }
        }

        return columns
            .Select((it, array) => (it.Name, Table: new NumberTable(numbers[array].Count / it.Columns.Length, it.Columns.Length, ImmutableCollectionsMarshal.AsImmutableArray(numbers[array].ToArray()))))
            .Where(it => it.Table.Rows > 0)
            .ToDictionary(it => it.Name, it => it.Table, StringComparer.Ordinal);
    }

    // theta, theta0, theta_0, theta[0].
    private static bool IsOf(string name, string column)
    {
        var trimmed = column.Trim();
        return trimmed.StartsWith(name, StringComparison.Ordinal) && trimmed[name.Length..].All(c => char.IsAsciiDigit(c) || c is '_' or '[' or ']' or '.');
    }
}
