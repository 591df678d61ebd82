using System.Globalization;
using System.Text;
using LanguageExt;
using LossNav.Application;
using LossNav.Application.Ports;
using LossNav.Application.Problems;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Landscapes.Grids;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Files.Problems;

/// <summary>
/// Grids in CSV files: a line of headings, then one line for each node with its one to three coordinates and the loss. The lines may come in any
/// order, but every combination of coordinates must be there once.
/// </summary>
public sealed class GridFiles : ILandscapeSource<LandscapeRequest.Grid>
{
    // Some two million nodes; a larger grid would take gigabytes as numbers with their places.
    private const int LargestFile = 1 << 26;
    private const int MostColumns = 4;

    /// <inheritdoc/>
    public Validation<LandscapeFault, DenseLandscape> Find(LandscapeRequest.Grid request)
        => FileFault.Try(request.File, () => Load(request.File)).Match(
            Right: lines => Read(request.File, lines),
            Left: fault => Wrong<DenseLandscape>(fault.IsAbsence ? $"there is no file '{request.File}'; give its path relative to the problem file" : $"cannot read '{request.File}': {fault.Reason.TrimEnd('.')}"));

    private static string[] Load(string path)
    {
        using var reader = new StreamReader(new MemoryStream(RegularFile.Read(path, LargestFile)), Encoding.UTF8);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return [.. lines];
    }

    private static Validation<LandscapeFault, DenseLandscape> Read(string file, string[] lines)
        => from columns in Columns(file, lines)
           from rows in Rows(file, lines, columns)
           from grid in Arrange(file, rows, columns - 1)
           from landscape in GridLandscape.Create(Path.GetFileNameWithoutExtension(file), grid.Axes, grid.Values)
               .Map(made => (DenseLandscape)made)
               .MapFail(error => Fault($"{file}: {error.Message.TrimEnd('.')}"))
           select landscape;

    private static Validation<LandscapeFault, int> Columns(string file, string[] lines)
    {
        var columns = lines.Length == 0 ? 0 : lines[0].Split(',').Length;
        return columns is < 2 or > MostColumns
            ? Wrong<int>($"{file}, line 1: {columns} columns stand here; head one to three coordinates and the loss, for example x,y,loss")
            : Success<LandscapeFault, int>(columns);
    }

    private static Validation<LandscapeFault, double[][]> Rows(string file, string[] lines, int columns)
    {
        var rows = new List<double[]>(lines.Length);
        for (var i = 1; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
            {
                continue;
            }

            var cells = lines[i].Split(',');
            var row = cells.Select(cell => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN).ToArray();
            if (row.Length != columns || !row.All(double.IsFinite))
            {
                return Wrong<double[][]>($"{file}, line {i + 1}: '{Excerpt.Of(lines[i])}' is not a row of {columns} finite numbers; write them with commas between");
            }

            rows.Add(row);
        }

        return Success<LandscapeFault, double[][]>([.. rows]);
    }

    // Any order of lines is put into the order of the grid; a node that is missing or doubled shows itself there.
    private static Validation<LandscapeFault, (Seq<Seq<double>> Axes, Seq<double> Values)> Arrange(string file, double[][] rows, int dimension)
    {
        var axes = Range(0, dimension).Map(d => rows.Select(row => row[d]).Distinct().Order().ToArray()).ToArray();
        var nodes = axes.Aggregate(1.0, (product, axis) => product * axis.Length);
        if (nodes != rows.Length || rows.DistinctBy(Key).Count() != rows.Length)
        {
            return Wrong<(Seq<Seq<double>>, Seq<double>)>(
                $"{file}: {rows.Length} rows do not make a grid of {string.Join(" x ", axes.Select(axis => axis.Length))} nodes; give every combination of coordinates once");
        }

        var values = new double[rows.Length];
        foreach (var row in rows)
        {
            var index = 0;
            for (var d = 0; d < dimension; d++)
            {
                index = (index * axes[d].Length) + System.Array.BinarySearch(axes[d], row[d]);
            }

            values[index] = row[^1];
        }

        return Success<LandscapeFault, (Seq<Seq<double>>, Seq<double>)>((axes.Select(axis => axis.ToSeq()).ToSeq(), values.ToSeq()));

        (double, double, double) Key(double[] row) => (row[0], dimension > 1 ? row[1] : 0, dimension > 2 ? row[2] : 0);
    }

    private static LandscapeFault Fault(string message) => new(string.Empty, None, message);

    private static Validation<LandscapeFault, T> Wrong<T>(string message) => Fail<LandscapeFault, T>(Fault(message));
}
