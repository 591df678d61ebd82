using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;

namespace LossNav.Application.Orders;

/// <content>The order of a figure.</content>
public abstract partial record Order
{
    /// <summary>One figure to draw and to render.</summary>
    public sealed record Figure : Order
    {
        /// <summary>Orders a figure.</summary>
        /// <param name="recipe">The published name of the figure.</param>
        /// <param name="edition">Which mathematics it shows, and how much it explains.</param>
        /// <param name="parameters">Values that differ from the published ones, by parameter name, as text.</param>
        /// <param name="renditions">The files to make of it, in any order.</param>
        public Figure(string recipe, Edition edition, Map<string, string> parameters, Seq<RenditionName> renditions)
            => (Recipe, Edition, Parameters, Renditions) = (recipe, edition, parameters, renditions);

        /// <summary>The published name of the figure.</summary>
        public string Recipe { get; init; }

        /// <summary>Which mathematics it shows, and how much it explains.</summary>
        public Edition Edition { get; init; }

        /// <summary>What lies behind it and how its letters are kept.</summary>
        public FigureLook Look { get; init; } = FigureLook.Bare;

        /// <summary>Values that differ from the published ones, by parameter name, as text.</summary>
        public Map<string, string> Parameters { get; init; }

        /// <summary>The files to make of it, each once, ordered by renderer and format.</summary>
        public Seq<RenditionName> Renditions
        {
            get;
            init => field = RenditionName.Sorted(value);
        }

        /// <inheritdoc/>
        public override string Name => Recipe;
    }
}
