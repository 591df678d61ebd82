using CsCheck;
using LanguageExt;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Landscapes;

/// <summary>What holds for every landscape. One of the catalogue is covered by its row in <see cref="AllLandscapes"/>; another joins by one row in <see cref="All"/>.</summary>
public class LandscapeLaws
{
    public static TheoryData<string> Names => [.. All.Keys];

    private static Dictionary<string, DenseLandscape> All { get; } = new(Catalogue)
    {
        ["quadratic"] = QuadraticLandscape.Create(Mat.FromRows(Vec.Of(2, 0.5, 0), Vec.Of(0.5, 1, -0.3), Vec.Of(0, -0.3, 4)), Vec.Of(0.3, -1, 2)).Value(),
        ["saddle"] = QuadraticLandscape.Create(Mat.Diagonal(1, -2), Vec.Of(0.3, -1)).Value(),
        ["tilted double well"] = Problems.DoubleWell,
        ["steep single well"] = TiltedDoubleWell.Create(2, -0.5, 0.7, 0.4).Value(),
        ["Gaussian wells"] = GaussianWells.Create(Seq<GaussianWell>()
            .Add(new GaussianWell(Vec.Of(-2, 0), 1, 1))
            .Add(new GaussianWell(Vec.Of(2, 0), 0.5, 1))
            .Add(new GaussianWell(Vec.Of(0, 1), -0.3, 1.7))).Value(),
        ["functions"] = FunctionLandscape.Create(
            "x² y",
            2,
            p => p[0] * p[0] * p[1],
            p => Vec.Of(2 * p[0] * p[1], p[0] * p[0]),
            p => Mat.FromRows(Vec.Of(2 * p[1], 2 * p[0]), Vec.Of(2 * p[0], 0))).Value(),
    };

    // Two parameters where a landscape may have any number, then three.
    private static Seq<KeyValuePair<string, DenseLandscape>> Catalogue
        => AllLandscapes.All.Bind(entry => entry.Numbers.Exists(number => number.Name == "dimension")
            ? Seq(
                KeyValuePair.Create(entry.Name, entry.Create(Map<string, double>()).Value()),
                KeyValuePair.Create($"{entry.Name} in 3-D", entry.Create(Map(("dimension", 3.0))).Value()))
            : Seq1(KeyValuePair.Create(entry.Name, entry.Create(Map<string, double>()).Value())));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_is_the_slope_of_the_value(string name)
        => Everywhere(name, (landscape, at) => Close.To(Differences.Gradient(landscape.Value, at, 1e-5), landscape.Gradient(at), 1e-7 * Size(landscape, at)));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_Hessian_is_the_slope_of_the_gradient_and_symmetric(string name)
        => Everywhere(name, (landscape, at) =>
        {
            Close.To(Differences.Jacobian(landscape.Gradient, at, 1e-5), landscape.Hessian(at), 1e-6 * Size(landscape, at));
            Assert.True(landscape.Hessian(at).IsSymmetric());
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void Value_and_gradient_are_the_same_to_the_last_bit_with_and_without_the_Hessian(string name)
        => Everywhere(name, (landscape, at) =>
        {
            var shape = landscape.At(0.3, at);
            Assert.Equal(shape.Value, landscape.ValueAt(0.3, at));
            Assert.Equal(shape.Gradient, landscape.GradientAt(0.3, at));
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void Products_with_the_Hessian_are_those_of_the_matrix_and_symmetric(string name)
        => Problems.Point(All[name].Dimension).SelectMany(at => Problems.Point(All[name].Dimension).SelectMany(v => Problems.Point(All[name].Dimension).Select(w => (at, v, w))))
            .Sample(sample =>
            {
                var (landscape, (at, v, w)) = (All[name], sample);
                var rounding = 1e-13 * Size(landscape, at) * (1 + v.Norm) * (1 + w.Norm);
                Close.To(landscape.Hessian(at) * v, landscape.HessianTimes(at, v), rounding);
                Close.To(v.Dot(landscape.HessianTimes(at, w)), w.Dot(landscape.HessianTimes(at, v)), rounding);
            });

    [Theory]
    [MemberData(nameof(Names))]
    public void Products_with_the_Hessian_are_the_slope_of_the_gradient_along_a_line(string name)
        => Problems.Point(All[name].Dimension).SelectMany(at => Problems.Point(All[name].Dimension).Select(v => (at, v)))
            .Sample(sample =>
            {
                const double Step = 1e-5;
                var (landscape, (at, v)) = (All[name], sample);
                var slope = 0.5 / Step * (landscape.Gradient(at + (Step * v)) - landscape.Gradient(at - (Step * v)));
                Close.To(slope, landscape.HessianTimes(at, v), 1e-6 * Size(landscape, at) * (1 + v.Norm) * (1 + (v.Norm * v.Norm)));
            });

    [Theory]
    [MemberData(nameof(Names))]
    public void Known_critical_points_have_no_gradient_and_are_what_they_claim_to_be(string name)
    {
        foreach (var point in All[name].CriticalPoints)
        {
            Close.To(0, All[name].Gradient(point.Position).Norm, 1e-12 * Size(All[name], point.Position));
            Assert.Equal(All[name].Value(point.Position), point.Loss);
            Assert.Equal(point.MorseIndex, SymmetricEigen.Of(All[name].Hessian(point.Position)).Values.ToArray().Count(h => h < 0));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Points_of_another_dimension_are_a_bug(string name)
        => Assert.Throws<ArgumentException>(() => All[name].Value(Vec.Zero(All[name].Dimension + 1)));

    // Differences of large numbers carry rounding in proportion.
    private static double Size(DenseLandscape landscape, Vec at)
        => Math.Max(1, Math.Max(Math.Abs(landscape.Value(at)), landscape.Hessian(at).FrobeniusNorm));

    private static void Everywhere(string name, Action<DenseLandscape, Vec> law)
        => Problems.Point(All[name].Dimension).Sample(at => law(All[name], at));
}
