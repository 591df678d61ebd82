using System.IO.Compression;
using System.Text;

namespace LossNav.Adapters.Records.Tests;

/// <summary>Arrays as NumPy writes them, and archives of them, in a folder that is removed at the end.</summary>
internal sealed class Npy : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lossnav-records-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    public string Place(string name) => Path.Combine(_folder, name);

    public static byte[] Array(string type, string shape, byte[] numbers, string order = "False")
    {
        var header = $"{{'descr': '{type}', 'fortran_order': {order}, 'shape': ({shape}), }}".PadRight(117) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. numbers];
    }

    public static byte[] Doubles(int rows, int columns, Func<int, int, double> number)
        => Array("<f8", $"{rows}, {columns}", [.. from row in Enumerable.Range(0, rows) from column in Enumerable.Range(0, columns) from b in BitConverter.GetBytes(number(row, column)) select b]);

    public string Archive(params (string Name, byte[] Content)[] entries) => Archive(CompressionLevel.Optimal, entries);

    public string Archive(CompressionLevel level, params (string Name, byte[] Content)[] entries)
    {
        var path = Place("run.npz");
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, content) in entries)
        {
            using var entry = archive.CreateEntry(name + ".npy", level).Open();
            entry.Write(content);
        }

        return path;
    }
}
