using LossNav.Application.Figures;
using LossNav.Application.Figures.Layout;
using Xunit;

namespace LossNav.Application.Tests.Figures.Layout;

public sealed class ArrangementTests
{
    [Fact]
    public void Axes_fill_77_5_percent_of_the_width_and_77_of_the_height_and_the_page_adds_a_tenth_of_an_inch_all_around()
    {
        var page = Drawn.Exact(Drawn.Figure(Drawn.Panel(Drawn.Line(1, 2)) with { Frame = Frame.None }));

        // 5 in x 72 pt x 0.775 + 2 x 7.2 pt, and the same with 0.77.
        Assert.Equal((0.775 * 360) + 14.4, page.WidthPoints, 9);
        Assert.Equal((0.77 * 360) + 14.4, page.HeightPoints, 9);
    }

    [Fact]
    public void Tick_labels_stand_seven_points_and_an_ascent_below_the_axes()
    {
        var panel = Drawn.Panel(Drawn.Line(1, 2)) with { X = new Axis { Ticks = Ticks.At(0.5), FontPoints = 20 } };
        var page = Drawn.Exact(Drawn.Figure(panel));
        var words = Drawn.All<Primitive.Words>(page).Head;

        // Margin, axes, tick 3.5 + pad 3.5, ascent of "l" (1556/2048 em); centred by its advance of 0.5: 1303 + 651 + 1303 units.
        Assert.Equal(7.2 + (0.77 * 360) + 7 + (20 * 1556 / 2048.0), words.Start.Y, 9);
        Assert.Equal(7.2 + (0.775 * 360 / 2) - (20 * (1303 + 651 + 1303) / 2048.0 / 2), words.Start.X, 9);
        Assert.Equal(7.2 + (0.77 * 360) + 7 + (20 * (1556 + 426) / 2048.0) + 7.2, page.HeightPoints, 9);
    }

    [Fact]
    public void Equal_aspect_shrinks_the_axes_about_their_centre()
    {
        var panel = Drawn.Panel() with
        {
            Frame = Frame.None with { Left = true, Right = true, Bottom = true, Top = true },
            EqualAspect = true,
            X = new Axis { Low = 0, High = 2 },
            Y = new Axis { Low = 0, High = 1 },
        };
        var page = Drawn.Exact(Drawn.Figure(panel));

        Assert.Equal(0.775 * 360 / 2, page.HeightPoints - 14.4, 9);
        Assert.Equal(0.775 * 360, page.WidthPoints - 14.4, 9);
    }

    [Fact]
    public void Panels_in_a_row_are_a_fifth_of_their_width_apart()
    {
        Panel At(int column) => new($"p{column}") { Cell = new Cell(0, column, 1, 4), Frame = Frame.LeftAndBottom with { Ticks = false } };
        var page = Drawn.Exact(Drawn.Figure(At(0), At(1), At(2), At(3)));
        var lefts = Drawn.All<Primitive.Polyline>(page)
            .Filter(line => line.Points[0].X == line.Points[1].X).Map(line => line.Points[0].X).ToArray();

        // Four cells and three gaps of a fifth: a cell is 1/4.6 of the width.
        Assert.Equal(1.2 * 0.775 * 360 / 4.6, lefts[1] - lefts[0], 9);
        Assert.Equal(3 * (lefts[1] - lefts[0]), lefts[3] - lefts[0], 9);
    }

    [Fact]
    public void A_raster_page_is_whole_pixels_and_its_border_lines_run_through_the_middle_of_pixels()
    {
        var page = Drawn.OnPixels(Drawn.Figure(Drawn.Panel(Drawn.Line(1, 2))));
        var border = Drawn.All<Primitive.Polyline>(page).Filter(line => line.WidthPoints == 0.8);

        Assert.Equal(4, border.Count);
        Assert.Equal(Math.Round(page.WidthPoints / Drawn.Pixel), page.WidthPoints / Drawn.Pixel, 6);
        Assert.All(border.Bind(line => LanguageExt.Prelude.toSeq(line.Points)), point =>
        {
            Assert.Equal(0.5, point.X / Drawn.Pixel % 1, 6);
            Assert.Equal(0.5, point.Y / Drawn.Pixel % 1, 6);
        });
    }

    [Fact]
    public void Limits_without_a_statement_leave_five_percent_on_both_sides_of_a_line_and_none_about_a_heatmap()
    {
        var line = Drawn.All<Primitive.Polyline>(Drawn.Exact(Drawn.Figure(Drawn.Panel(Drawn.Line(3, 5)) with { Frame = Frame.None }))).Head;
        var grid = ScalarGrid.Sample((x, y) => x + y, Values.Evenly(0, 1, 3), Values.Evenly(0, 2, 3));
        var map = Drawn.All<Primitive.Picture>(Drawn.Exact(Drawn.Figure(
            Drawn.Panel(new Layer.Heatmap("grid", grid, LossNav.Application.Figures.ColorMaps.Viridis.Map, 1)) with { Frame = Frame.None }))).Head;

        // 1.1 times the range of the data fits: the line starts after 0.05/1.1 of the width.
        Assert.Equal(7.2 + (0.775 * 360 * 0.05 / 1.1), line.Points[0].X, 9);
        Assert.Equal(new Box(7.2, 7.2, 7.2 + (0.775 * 360), 7.2 + (0.77 * 360)).Width, map.Place.Width, 9);
    }

    [Fact]
    public void Dots_above_the_frame_come_after_it_and_heatmaps_come_first()
    {
        var grid = ScalarGrid.Sample((x, y) => x + y, Values.Evenly(0, 1, 3), Values.Evenly(0, 1, 3));
        Layer.Points Dots(bool above) => new("dots", Series.Point(0.5, 0.5), above ? Colors.Red : Colors.Blue, 5, above);
        var kinds = Drawn.Flat(Drawn.Exact(Drawn.Figure(Drawn.Panel(
            Dots(true), Drawn.Line(0, 1), Dots(false), new Layer.Heatmap("map", grid, LossNav.Application.Figures.ColorMaps.Viridis.Map, 1)))).Primitives)
            .Map(primitive => primitive switch
            {
                Primitive.Picture => "map",
                Primitive.Disc disc => disc.Color == Colors.Red ? "above" : "below",
                Primitive.Polyline line => line.WidthPoints == 0.8 ? "frame" : "line",
                _ => "?",
            }).ToArray();

        Assert.Equal(["map", "below", "line", "frame", "frame", "frame", "frame", "above"], kinds);
    }

    [Fact]
    public void A_point_that_is_not_a_number_leaves_a_gap()
        => Assert.Equal(2, Drawn.All<Primitive.Polyline>(Drawn.Exact(Drawn.Figure(
            Drawn.Panel(Drawn.Line(1, 2, double.NaN, 3, 1)) with { Frame = Frame.None }))).Count);

    [Fact]
    public void A_character_that_the_font_lacks_is_an_error_that_names_figure_text_and_code()
    {
        var figure = Drawn.Figure(Drawn.Panel() with { Title = "a\u5b57" });
        var error = Arrangement.Arrange(new DejaVuMetrics(), new Medium.Exact(), figure).Match(Right: _ => null!, Left: it => it);

        Assert.Equal(new JobError.MissingGlyph("test", "a\u5b57", 0x5b57), error);
    }

    [Fact]
    public void Titles_and_axis_labels_widen_the_page()
    {
        var bare = Drawn.Exact(Drawn.Figure(Drawn.Panel()));
        var labelled = Drawn.Exact(Drawn.Figure(Drawn.Panel() with { Title = "T", X = new Axis { Label = "x" }, Y = new Axis { Label = "y" } }));

        // Beside: 3.5 pt of tick, 4 pt of gap and a line of 10 pt text.
        Assert.Equal(3.5 + 4 + (10 * (1556 + 426) / 2048.0), labelled.WidthPoints - bare.WidthPoints, 9);
        Assert.Equal(3, Drawn.All<Primitive.Words>(labelled).Count);
        Assert.Single(Drawn.All<Primitive.Words>(labelled), words => words.Upwards);
    }

    [Fact]
    public void A_legend_writes_each_label_once_with_samples_of_its_layers()
    {
        var line = Drawn.Line(0, 1) with { Label = "Adam" };
        var band = new Layer.Band("spread", line.Series, line.Series, Colors.Crimson) { Label = "Adam" };
        var page = Drawn.Exact(Drawn.Figure(Drawn.Panel(line, band, Drawn.Line(1, 0)) with { Legend = LegendCorner.UpperRight }));

        Assert.Equal(["Adam"], Drawn.All<Primitive.Words>(page).Map(words => words.Text).ToArray());
        Assert.Equal(2, Drawn.All<Primitive.Polygon>(page).Count);
    }

    [Fact]
    public void A_band_without_points_and_a_dashed_line_without_width_draw_nothing_odd()
    {
        var nothing = Series.Of(Values.Of([]), Values.Of([]));
        var thin = Drawn.Line(0, 1) with { Stroke = Stroke.Dashed(Colors.Black, 0) };
        var page = Drawn.Exact(Drawn.Figure(Drawn.Panel(new Layer.Band("empty", nothing, nothing, Colors.Blue), thin) with { Frame = Frame.None }));

        Assert.Empty(Drawn.All<Primitive.Polygon>(page));
        Assert.Single(Drawn.All<Primitive.Polyline>(page));
    }

    [Fact]
    public void Letters_that_reach_below_the_line_stand_on_the_same_line_as_others_on_a_raster()
    {
        double Baseline(string title) => Drawn.All<Primitive.Words>(Drawn.OnPixels(Drawn.Figure(Drawn.Panel() with { Title = title }))).Head.Start.Y;

        Assert.Equal(Baseline("lll"), Baseline("lpl"), 9);
    }

    [Fact]
    public void A_white_background_covers_the_page_below_everything_else()
    {
        var figure = Drawn.Figure(Drawn.Panel(Drawn.Line(1, 2))) with { Look = new FigureLook(Background.White, Lettering.Outlines) };
        var page = Drawn.Exact(figure);
        var behind = Assert.IsType<Primitive.Polygon>(page.Primitives.Head);

        Assert.Equal(Colors.White, behind.Color);
        Assert.Equal(new PagePoint(page.WidthPoints, page.HeightPoints), behind.Corners[2]);
        Assert.Empty(Drawn.All<Primitive.Polygon>(Drawn.Exact(figure with { Look = FigureLook.Bare })));
    }

    [Fact]
    public void Facets_of_a_surface_overlap_on_paper_and_do_not_on_a_raster()
    {
        var grid = ScalarGrid.Sample((x, y) => x * y, Values.Evenly(0, 1, 4), Values.Evenly(0, 1, 4));
        var figure = Drawn.Figure(Drawn.Panel(new Layer.Surface("surface", grid, LossNav.Application.Figures.ColorMaps.Viridis.Map, SurfaceView.Usual)));

        Assert.All(Drawn.All<Primitive.Polygon>(Drawn.Exact(figure)), facet => Assert.True(facet.EdgePoints > 0));
        Assert.All(Drawn.All<Primitive.Polygon>(Drawn.OnPixels(figure)), facet => Assert.Equal(0, facet.EdgePoints));
    }

    [Fact]
    public void A_legend_beside_a_panel_keeps_the_order_of_the_ends_of_the_lines_and_lays_no_label_over_another()
    {
        Layer.Line Named(string name, params double[] y) => Drawn.Line(y) with { Name = name, Label = name };
        var panel = Drawn.Panel(Named("low", 0, 0), Named("high", 0, 1), Named("almost", 0, 0.999)) with { Legend = LegendCorner.Beside };
        var words = Drawn.All<Primitive.Words>(Drawn.Exact(Drawn.Figure(panel))).OrderBy(it => it.Start.Y).ToArray();

        Assert.Equal(["high", "almost", "low"], words.Select(it => it.Text));
        Assert.True(words[1].Start.Y - words[0].Start.Y >= 10);
    }

    [Fact]
    public void A_colour_bar_says_which_value_a_colour_has()
    {
        var grid = ScalarGrid.Sample((x, y) => x, Values.Evenly(0, 1, 3), Values.Evenly(0, 1, 3));
        var panel = Drawn.Panel(new Layer.Heatmap("grid", grid, LossNav.Application.Figures.ColorMaps.Viridis.Map, 1)) with
        {
            Frame = Frame.None,
            ColorBar = new ColorBar("loss", Ticks.At(0, 1, 2)),
        };
        var page = Drawn.Exact(Drawn.Figure(panel));

        // 2 is beyond the colours; 1 stands at the top of the bar, which is as high as the panel.
        Assert.Equal(["0", "1", "loss"], Drawn.All<Primitive.Words>(page).Map(it => it.Text).ToArray());
        var bar = Drawn.All<Primitive.Picture>(page)[1];
        Assert.Equal(0.77 * 360, bar.Place.Height, 9);
        Assert.Equal((253, 231, 36), (bar.Pixels[0], bar.Pixels[1], bar.Pixels[2]));
    }
}
