using System.Globalization;

namespace LossNav.Domain.Tests.Support;

/// <summary>The reference curves of tests/reference: one column of numbers by its heading.</summary>
internal sealed class Reference
{
    private readonly Dictionary<string, double[]> _columns;

    private Reference(Dictionary<string, double[]> columns) => _columns = columns;

    public double[] this[string heading] => _columns[heading];

    public static Reference Read(string name)
    {
        var rows = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "reference", name)).Select(line => line.Split(',')).ToArray();
        return new Reference(rows[0].Select((heading, column) => (heading, Numbers: Column(rows, column))).ToDictionary(pair => pair.heading, pair => pair.Numbers));
    }

    private static double[] Column(string[][] rows, int column)
        => [.. rows.Skip(1).Select(row => double.Parse(row[column], CultureInfo.InvariantCulture))];
}
