using LossNav.Application.Figures;
using LossNav.Domain.Landscapes;

namespace LossNav.Application.Recipes.Drawing;

/// <summary>A landscape of two parameters as a grid of losses.</summary>
internal static class LossGrid
{
    public static ScalarGrid Of(Landscape landscape, Values x, Values y)
        => ScalarGrid.Sample(
            (first, second) =>
            {
                Span<double> gradient = stackalloc double[2];
                return landscape.Evaluate(0, [first, second], gradient);
            },
            x,
            y);
}
