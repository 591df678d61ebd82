using LossNav.Application.Recipes;
using LossNav.Application.Recipes.Definition;
using SkiaSharp;
using Xunit;

namespace LossNav.Adapters.Skia.Tests;

/// <summary>
/// Every figure beside an image that was looked at and approved. A failure leaves approved, new and difference side by side in the folder
/// <c>differences</c> of the test's output; to approve a change, copy the new image over the one in <c>tests/Adapters.Skia.Tests/approved</c>.
/// </summary>
[Trait("Lane", "Slow")]
public sealed class ApprovedImagesTests
{
    /// <summary>A channel may differ by this much in a few pixels: mathematical functions differ in their last bit between machines.</summary>
    private const int Tolerance = 8;
    private const double MostDifferent = 0.0005;

    public static TheoryData<string, Edition> Figures => new(AllRecipes.All.Map(recipe => recipe.Name).AsEnumerable()
        .SelectMany(name => Enum.GetValues<Edition>().Select(edition => (name, edition)))
        .Where(it => it.edition switch
        {
            Edition.Panels => true,
            Edition.Annotated => it.name is "fig1" or "fig3" or "fig1-doublewell" or "fig2_mom_2D_asym",
            _ => it.name is "fig1-doublewell" or "fig1-kinetic-potential" or "fig3_nongrad",
        }));

    [Theory]
    [MemberData(nameof(Figures))]
    public void A_figure_looks_as_approved(string name, Edition edition)
    {
        var file = edition == Edition.Panels ? $"{name}.png" : $"{name}.{EditionNames.Of(edition)}.png";
        var bytes = Rendering.Render(Rendering.Draw(name, edition), "png");
        var approvedFile = Path.Combine(Folders.Approved, file);
        using var ours = SKBitmap.Decode(bytes);
        using var approved = File.Exists(approvedFile) ? SKBitmap.Decode(approvedFile) : new SKBitmap(1, 1);
        var different = Different(approved, ours);
        if (different > MostDifferent)
        {
            Leave(file, bytes, approved, ours);
        }

        Assert.True(different <= MostDifferent, $"{file}: {different:P2} of its pixels differ from the approved image; see {Path.Combine(Folders.Differences, file)}");
    }

    private static double Different(SKBitmap approved, SKBitmap ours)
        => (approved.Width, approved.Height) != (ours.Width, ours.Height)
            ? 1
            : Enumerable.Zip(approved.Pixels, ours.Pixels, Distance).Count(distance => distance > Tolerance) / (double)ours.Pixels.Length;

    private static int Distance(SKColor one, SKColor other)
        => new[] { one.Red - other.Red, one.Green - other.Green, one.Blue - other.Blue, one.Alpha - other.Alpha }.Max(Math.Abs);

    private static void Leave(string file, byte[] bytes, SKBitmap approved, SKBitmap ours)
    {
        Directory.CreateDirectory(Folders.Differences);
        File.WriteAllBytes(Path.Combine(Folders.Differences, $"new.{file}"), bytes);
        var (width, height) = (Math.Max(approved.Width, ours.Width), Math.Max(approved.Height, ours.Height));
        using var sheet = new SKBitmap((3 * width) + 20, height);
        using var canvas = new SKCanvas(sheet);
        canvas.Clear(SKColors.White);
        canvas.DrawBitmap(approved, 0, 0, SKSamplingOptions.Default);
        canvas.DrawBitmap(ours, width + 10, 0, SKSamplingOptions.Default);
        canvas.DrawBitmap(approved, (2 * width) + 20, 0, SKSamplingOptions.Default);
        using var difference = new SKPaint { BlendMode = SKBlendMode.Difference };
        canvas.DrawBitmap(ours, (2 * width) + 20, 0, SKSamplingOptions.Default, difference);
        using var data = sheet.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(Path.Combine(Folders.Differences, file), data.ToArray());
    }
}
