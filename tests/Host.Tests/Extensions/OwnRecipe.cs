using LanguageExt;
using LossNav.Application;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Domain.Solvers.Quadratic;
using static LanguageExt.Prelude;

namespace LossNav.Host.Tests.Extensions;

/// <summary>A figure of one's own: how fast a learner closes in, against how far it looks ahead.</summary>
internal static class OwnRecipe
{
    public static Recipe Recipe { get; } = Recipe.Define(
        "own-figure",
        "The rate of convergence against the discount rate",
        new Settings(1),
        Seq1(Parameter.Number<Settings>(
            "curvature", "h", "a number > 0", value => value > 0 && double.IsFinite(value), settings => settings.Curvature, (settings, value) => settings with { Curvature = value })),
        (_, settings) => Draw(settings));

    private static Validation<JobError, Figure> Draw(Settings settings)
    {
        var rates = Values.Evenly(0, 5, 51);
        return rates.Span.ToArray().ToSeq()
            .Map(rate => ConvergenceRate.Of(rate, 1, 1, settings.Curvature))
            .Sequence()
            .MapFail(error => (JobError)new JobError.Navigation("own-figure", error))
            .Map(speeds => new Figure("own-figure", 4, 3, Seq1(new Panel("rate")
            {
                Layers = Seq1<Layer>(new Layer.Line("rate", Series.Of(rates, Values.Of(speeds)), Stroke.Solid(Colors.Black, 1.5))),
            })));
    }

    private sealed record Settings(double Curvature);
}
