using System.Globalization;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using Xunit;

namespace LossNav.Application.Tests.Recipes;

/// <summary>The curves of the published code: the files in tests/reference hold some of their points.</summary>
public sealed class PublishedCurvesTests
{
    [Fact]
    public void The_planned_path_is_the_exact_one()
    {
        var rows = Read("fig1_trajectory.csv");
        var path = Line("fig1-doublewell", 0, "multi-step");

        Assert.Equal(rows.Length, path.Count);
        Assert.All(rows, row => AssertClose(row[2], row[3], path, (int)row[0], 1e-12));
    }

    [Fact]
    public void Gradient_descent_is_the_published_one_to_the_tolerance_of_its_solver()
    {
        var rows = Read("fig1_published_gradient_descent.csv");
        var path = Line("fig1-doublewell", 0, "gradient-descent");

        Assert.Equal(rows.Length, path.Count);
        Assert.All(rows.Select((row, i) => (row, i)), it => AssertClose(it.row[1], it.row[2], path, it.i, 2e-3));
    }

    [Theory]
    [InlineData("fig2_mom_1D_theta", 1)]
    [InlineData("fig2_mom_1D_loss", 4)]
    public void Parameter_and_loss_against_time_are_the_published_curves(string figure, int firstColumn)
    {
        var rows = Read("fig2ab_curves.csv");
        foreach (var (rate, column) in new[] { "0", "1", "10" }.Select((rate, i) => (rate, firstColumn + i)))
        {
            var curve = Line(figure, 0, $"gamma-{rate}");
            Assert.All(rows, row => AssertClose(row[0], row[column], curve, Nearest(curve.X, row[0]), 1e-9));
        }
    }

    [Fact]
    public void Paths_over_the_valley_are_the_published_ones()
    {
        var rows = Read("fig2c_paths.csv");
        foreach (var (rate, column) in new[] { "0", "1", "10" }.Select((rate, i) => (rate, 1 + (2 * i))))
        {
            var path = Line("fig2_mom_2D_asym", 0, $"gamma-{rate}");
            Assert.All(rows, row => AssertClose(row[column], row[column + 1], path, (int)Math.Round(row[0] / 500 * 1_999), 1e-9));
        }
    }

    [Fact]
    public void Ratios_of_rates_are_the_published_ones()
    {
        var rows = Read("fig2d_ratio.csv");
        foreach (var (rate, column) in new[] { "0", "1", "10" }.Select((rate, i) => (rate, 1 + i)))
        {
            var curve = Line("fig2_mom_conv_ratio", 0, $"gamma-{rate}");
            Assert.All(rows.Select((row, i) => (row, i)), it => AssertClose(it.row[0], it.row[column], curve, it.i, 1e-9));
        }
    }

    [Fact]
    public void Paths_with_metric_and_drift_are_the_published_ones()
    {
        var rows = Read("fig3_paths.csv");
        for (var panel = 0; panel < 4; panel++)
        {
            var (path, column) = (Line("fig3_nongrad", panel, "path"), 1 + (2 * panel));
            Assert.All(rows, row => AssertClose(row[column], row[column + 1], path, (int)Math.Round(row[0] / 100 * 19_999), 1e-9));
        }
    }

    private static void AssertClose(double x, double y, Series series, int index, double relative)
    {
        Assert.Equal(x, series.X[index], relative * Math.Max(1, Math.Abs(x)));
        Assert.Equal(y, series.Y[index], relative * Math.Max(1, Math.Abs(y)));
    }

    private static int Nearest(Values values, double wanted)
        => Enumerable.Range(0, values.Count).MinBy(i => Math.Abs(values[i] - wanted));

    private static Series Line(string figure, int panel, string layer)
        => AllRecipesTests.Draw(figure, Edition.AsPublished).Figure.Panels[panel].Layers.Find(it => it.Name == layer)
            .Map(it => ((Layer.Line)it).Series).IfNone(() => throw new InvalidOperationException(layer));

    private static double[][] Read(string name)
    {
        var file = Parents().Select(folder => Path.Combine(folder.FullName, "tests", "reference", name)).First(File.Exists);
        return [.. File.ReadLines(file).Skip(1).Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
    }

    private static IEnumerable<DirectoryInfo> Parents()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return folder;
        }
    }
}
