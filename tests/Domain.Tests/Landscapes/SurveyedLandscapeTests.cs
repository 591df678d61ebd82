using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Landscapes;

public class SurveyedLandscapeTests
{
    [Fact]
    public void A_survey_finds_the_nine_critical_points_of_Himmelblau_without_being_told()
    {
        var himmelblau = Himmelblau.Create();
        var blind = FunctionLandscape.Create("blind", 2, himmelblau.Value, himmelblau.Gradient, himmelblau.Hessian).Value();
        Assert.Empty(blind.CriticalPoints);
        var found = SurveyedLandscape.Around(Vec.Zero(2), 5, 100, blind).Value();
        Assert.Equal(9, found.CriticalPoints.Count);
        Assert.All(found.CriticalPoints, point =>
            Assert.Contains(himmelblau.CriticalPoints, known => (known.Position - point.Position).Norm < 1e-9 && known.MorseIndex == point.MorseIndex));
    }

    [Fact]
    public void A_survey_changes_nothing_but_the_list_of_points()
    {
        var found = SurveyedLandscape.Around(Vec.Zero(2), 2, 10, Problems.DoubleWell).Value();
        Assert.Equal(Problems.DoubleWell.At(0, Vec.Of(0.3, -0.7)).Value, found.At(0, Vec.Of(0.3, -0.7)).Value);
        Assert.Equal(Problems.DoubleWell.Hessian(Vec.Of(0.3, -0.7)), found.Hessian(Vec.Of(0.3, -0.7)));
        Assert.Equal(Problems.DoubleWell.Name, found.Name);
    }

    [Fact]
    public void All_that_is_wrong_with_a_box_is_said_at_once()
        => Assert.Equal(3, SurveyedLandscape.Around(Vec.Zero(3), 0, -1, Problems.DoubleWell).Errors().Count);
}
