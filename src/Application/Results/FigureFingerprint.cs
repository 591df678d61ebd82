using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using LanguageExt;
using LossNav.Application.Figures;

namespace LossNav.Application.Results;

/// <summary>The fingerprint of the data behind a figure.</summary>
public static class FigureFingerprint
{
    /// <summary>SHA-256 of every number that a figure shows, with the names of panels and layers; colours, widths and fonts do not count.</summary>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    /// <remarks>Each list goes in with its length before it, so that no two different figures give one stream of bytes.</remarks>
    public static string Of(Figure figure)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, figure.Id);
        foreach (var panel in figure.Panels)
        {
            Add(hash, panel.Name);
            Add(hash, [panel.Layers.Count]);
            foreach (var layer in panel.Layers)
            {
                Add(hash, layer.Name);
                Numbers(layer).Iter(values => Add(hash, values.Span));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static Seq<Values> Numbers(Layer layer)
        => layer.Match(
            line: it => Of(it.Series),
            points: it => Of(it.Series),
            band: it => Of(it.Lower) + Of(it.Upper),
            heatmap: it => Of(it.Grid),
            contours: it => Of(it.Grid),
            surface: it => Of(it.Grid),
            text: it => Prelude.Seq1(Values.Of([it.X, it.Y])),
            arrows: it => Of(it.Tails) + Of(it.Reaches));

    private static Seq<Values> Of(Series series) => Prelude.Seq(series.X, series.Y);

    private static Seq<Values> Of(ScalarGrid grid) => Prelude.Seq(grid.X, grid.Y, grid.Cells);

    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(hash, [bytes.Length]);
        hash.AppendData(bytes);
    }

    // Every platform of .NET 10 stores the lowest byte of a number first.
    private static void Add(IncrementalHash hash, ReadOnlySpan<double> numbers)
    {
        Span<double> count = [numbers.Length];
        hash.AppendData(MemoryMarshal.AsBytes(count));
        hash.AppendData(MemoryMarshal.AsBytes(numbers));
    }
}
