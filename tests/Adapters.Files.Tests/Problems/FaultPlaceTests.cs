using LossNav.Adapters.Files.Problems;
using LossNav.Adapters.Formulas;
using LossNav.Application;
using LossNav.Application.Landscapes;
using LossNav.Application.Ports;
using LossNav.Application.Problems.Building;
using LossNav.Domain.Methods;
using LossNav.Testing;
using Xunit;

namespace LossNav.Adapters.Files.Tests.Problems;

/// <summary>What only the problem as a whole can find wrong is told where its part stands in the file.</summary>
public sealed class FaultPlaceTests
{
    [Theory]
    [InlineData("\"metric\": [[1, 0], [0, -2]]", 13)]
    [InlineData("\"metric\": [[1, \"x\"], [\"x\", -1]]", 13)]
    [InlineData("\"inverseMetric\": [[1, 0], [0, -2]]", 20)]
    [InlineData("\"drift\": [\"1/x\", 0]", 12)]
    public void A_fault_of_the_problem_stands_at_its_part(string member, int column)
    {
        using var folder = new TemporaryFolder();
        folder.Put("case.json", "{\n  \"parameters\": [\"x\", \"y\"], \"landscape\": \"x^2 + y^2\", \"start\": [0, 0], \"horizon\": \"infinite\",\n  " + member + "\n}\n");
        var problem = new FileProblemSource(new ProblemBuilder(AllMethods.All, new FormulaReader(), new LandscapeSources(new CatalogueSource(), new FormulaLandscapes(), new GridFiles()))).Read(folder.At("case.json"));
        var fault = Assert.IsType<JobError.BadProblem>(Assert.Single(problem.FailToSeq()));
        Assert.Equal((3, column), (fault.Line, fault.Column));
    }
}
