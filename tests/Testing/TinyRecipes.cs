using LanguageExt;
using LossNav.Application;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using static LanguageExt.Prelude;

namespace LossNav.Testing;

/// <summary>Recipes of empty figures whose size is their parameter.</summary>
public static class TinyRecipes
{
    /// <summary>Two recipes with the parameters width (0.5 to 100; published 1) and height (published 2).</summary>
    public static Seq<Recipe> All { get; } = Seq(Tiny("tiny_one"), Tiny("tiny_two"));

    /// <summary>A recipe of an empty figure.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="onDraw">Called when the figure is drawn; a test may throw here.</param>
    public static Recipe Tiny(string name, Action? onDraw = null)
        => Recipe.Define(
            name,
            "An empty figure.",
            new Size(1, 2),
            Seq(
                Parameter.Number<Size>("width", "Width in inches, 0.5 to 100", "a number from 0.5 to 100", value => value is >= 0.5 and <= 100, size => size.Width, (size, value) => size with { Width = value }),
                Parameter.Number<Size>("height", "Height in inches, 0.5 to 100", "a number from 0.5 to 100", value => value is >= 0.5 and <= 100, size => size.Height, (size, value) => size with { Height = value })),
            (_, size) =>
            {
                onDraw?.Invoke();
                return Success<JobError, Figure>(new Figure(name, size.Width, size.Height, Seq<Panel>()));
            });

    /// <summary>A recipe like <see cref="Tiny"/> that cannot be drawn.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="error">Why it cannot be drawn.</param>
    public static Recipe Failing(string name, JobError error)
        => Recipe.Define(
            name,
            "A figure that cannot be drawn.",
            new Size(1, 2),
            Seq1(Parameter.Number<Size>("width", "Width in inches, > 0", "a number > 0", value => value > 0, size => size.Width, (size, value) => size with { Width = value })),
            (_, _) => Fail<JobError, Figure>(error));

    private sealed record Size(double Width, double Height);
}
