using System.Collections.Immutable;
using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>Cuts a line into its dashes, so that every painter draws the same ones.</summary>
internal static class Dashes
{
    public static Seq<ImmutableArray<PagePoint>> Cut(ImmutableArray<PagePoint> points, Stroke stroke)
    {
        var pattern = stroke.Dashes.Map(length => length * stroke.WidthPoints).ToArray();
        var dashes = new List<ImmutableArray<PagePoint>>();
        var dash = new List<PagePoint> { points[0] };
        var (index, left) = (0, pattern[0]);
        for (var i = 1; i < points.Length; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            var length = Math.Sqrt(((to.X - from.X) * (to.X - from.X)) + ((to.Y - from.Y) * (to.Y - from.Y)));
            var done = 0.0;
            while (length - done > left)
            {
                done += left;
                var at = new PagePoint(from.X + ((to.X - from.X) * done / length), from.Y + ((to.Y - from.Y) * done / length));
                Finish(dashes, dash, at, isLine: index % 2 == 0);
                index = (index + 1) % pattern.Length;
                left = pattern[index];
            }

            left -= length - done;
            dash.Add(to);
        }

        Finish(dashes, dash, points[^1], isLine: index % 2 == 0);
        return dashes.ToSeq();
    }

    private static void Finish(List<ImmutableArray<PagePoint>> dashes, List<PagePoint> dash, PagePoint at, bool isLine)
    {
        if (isLine)
        {
            dashes.Add([.. dash, at]);
        }

        dash.Clear();
        dash.Add(at);
    }
}
