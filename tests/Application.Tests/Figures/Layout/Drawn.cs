using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Figures.Layout;

namespace LossNav.Application.Tests.Figures.Layout;

/// <summary>Shorthand for figures and what becomes of them.</summary>
internal static class Drawn
{
    public const double Pixel = 0.72;

    public static Figure Figure(params Panel[] panels) => new("test", 5, 5, panels.ToSeq());

    public static Panel Panel(params Layer[] layers) => new("panel") { Layers = layers.ToSeq() };

    public static Layer.Line Line(params double[] y)
        => new("line", Series.Of(Values.Make(y.Length, i => i), Values.Of(y)), Stroke.Solid(Colors.Black, 1));

    public static DisplayList Exact(Figure figure) => Arrange(new Medium.Exact(), figure);

    public static DisplayList OnPixels(Figure figure) => Arrange(new Medium.Pixels(Pixel), figure);

    /// <summary>All primitives, those inside a window too.</summary>
    public static Seq<Primitive> Flat(Seq<Primitive> primitives)
        => primitives.Bind(primitive => primitive is Primitive.Clipped clipped ? Flat(clipped.Inside) : new Seq<Primitive>([primitive])).Strict();

    public static Seq<T> All<T>(DisplayList page)
        where T : Primitive
        => Flat(page.Primitives).AsEnumerable().OfType<T>().ToSeq().Strict();

    private static DisplayList Arrange(Medium medium, Figure figure)
        => Arrangement.Arrange(new DejaVuMetrics(), medium, figure).IfLeft(error => throw new InvalidOperationException(error.Message));
}
