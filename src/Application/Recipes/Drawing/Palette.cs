using LanguageExt;
using LossNav.Application.Figures;

namespace LossNav.Application.Recipes.Drawing;

/// <summary>Colours of curves that are drawn side by side: the three of figure 2 first.</summary>
internal static class Palette
{
    private static readonly Seq<Color> Curves = new(
        [Colors.DeepSkyBlue, Colors.Blue, Colors.Black, Colors.Crimson, Colors.Orange, new Color(0, 166, 81), new Color(127, 63, 191)]);

    public static Color Curve(int index) => Curves[index % Curves.Count];
}
