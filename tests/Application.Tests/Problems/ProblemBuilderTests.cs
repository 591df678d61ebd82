using System.Text;
using LanguageExt;
using LossNav.Application.Landscapes;
using LossNav.Application.Ports;
using LossNav.Application.Problems;
using LossNav.Application.Problems.Building;
using LossNav.Domain.Formulas;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Methods;
using LossNav.Domain.Numerics;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Application.Tests.Problems;

/// <summary>Specifications become problems through landscape sources, and what is wrong is told of its part.</summary>
public sealed class ProblemBuilderTests
{
    private static readonly LandscapeSources _sources = new(new CatalogueSource(), new NoSource(), new Echo())
    {
        Others = Seq1(new LandscapeSourceRow("bowl", "½|θ|² in as many parameters as asked", new Bowl())),
    };

    private static readonly ProblemBuilder _builder = new(AllMethods.All, new NoSource(), _sources);

    [Fact]
    public void A_source_of_the_programs_own_is_asked_by_its_name()
    {
        var problem = _builder.Build("/data", With(new LandscapeRequest.Other("bowl", new PlainValue.Number(2)))).IfFail(faults => throw new InvalidOperationException(faults.ToString()));
        Assert.Equal(12.5, problem.Problem.Landscape.Value(Vec.Of(3, 4)));
        var read = _builder.Read("/data", "bowl", "{ \"landscape\": { \"bowl\": 2 }, \"start\": [1, 2], \"horizon\": \"infinite\" }"u8.ToArray());
        Assert.Equal(new LandscapeRequest.Other("bowl", new PlainValue.Number(2)), read.Map(made => made.Specification.Landscape));
    }

    [Fact]
    public void A_kind_that_no_source_has_is_told_at_its_name()
    {
        var fault = Assert.Single(_builder.Read("/data", "bowl", "{ \"landscape\": { \"bowls\": 2 }, \"start\": [1, 2], \"horizon\": \"infinite\" }"u8.ToArray()).FailToSeq());
        Assert.Equal((1, 18), (fault.At.Line, fault.At.Column));
        Assert.Contains("did you mean 'bowl'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_of_very_many_members_is_read_in_a_moment()
    {
        // Time grows with the length of the text, not with its square: the square of so many names would take minutes.
        var names = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"a{i}\": 1"));
        var text = Encoding.UTF8.GetBytes($"{{ \"constants\": {{ {names}, \"a7\": 2 }}, \"landscape\": {{ \"bowl\": 1 }}, \"start\": [1], \"horizon\": \"infinite\" }}");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var fault = Assert.Single(_builder.Read("/data", "bowl", text).FailToSeq());
        Assert.Equal((text.AsSpan().LastIndexOf("\"a7\""u8) + 1, "'a7' is given twice; remove one of them"), (fault.At.Column, fault.Message));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_grid_is_sought_beside_the_problem()
    {
        var fault = Assert.Single(_builder.Build("/data", With(new LandscapeRequest.Grid("loss.csv"))).FailToSeq());
        Assert.Equal((ValuePath.Root.Member("landscape").Member("grid"), Path.Combine("/data", "loss.csv")), (fault.At, fault.Message));
    }

    [Fact]
    public void A_specification_made_in_code_is_checked_as_one_in_a_file_is()
    {
        var wrong = With(new LandscapeRequest.Catalogue("himmelblau", [])) with
        {
            Name = "../up",
            LearningRate = -1,
            DiscountRates = Seq(0.1, 0.1),
            Method = new MethodSpecification("action", SettingValues.With("points", 1, SettingValues.None)),
        };
        Assert.Equal(
            ["discountRate", "learningRate", "name", "solver.points"],
            _builder.Build("/data", wrong).FailToSeq().Map(fault => fault.At.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_wrong_with_a_source_and_with_the_text_is_told_at_once()
    {
        const string text = """
            {
              "landscape": { "catalogue": "himelblau" },
              "start": [1, 2],
              "horizon": "never"
            }
            """;
        var faults = _builder.Read("/data", "case", Encoding.UTF8.GetBytes(text)).FailToSeq();
        Assert.Equal([(2, 31), (4, 14)], faults.Map(fault => (fault.At.Line, fault.At.Column)).ToArray());
    }

    private static ProblemSpecification With(LandscapeRequest landscape) => Specifications.Plain with { Landscape = landscape };

    private sealed class Bowl : ILandscapeSource<PlainValue>
    {
        public Validation<LandscapeFault, DenseLandscape> Find(PlainValue request)
            => request is PlainValue.Number number
                ? QuadraticLandscape.Create(Mat.Identity((int)number.Value), Vec.Zero((int)number.Value))
                    .Map(made => (DenseLandscape)made)
                    .MapFail(error => new LandscapeFault(string.Empty, None, error.Message))
                : Fail<LandscapeFault, DenseLandscape>(new LandscapeFault(string.Empty, None, $"{request.Kind} stands here; write the number of parameters"));
    }

    private sealed class Echo : ILandscapeSource<LandscapeRequest.Grid>
    {
        public Validation<LandscapeFault, DenseLandscape> Find(LandscapeRequest.Grid request)
            => Fail<LandscapeFault, DenseLandscape>(new LandscapeFault(string.Empty, None, request.File));
    }

    private sealed class NoSource : ILandscapeSource<FormulaRequest>, IFormulaReader
    {
        public Validation<LandscapeFault, DenseLandscape> Find(FormulaRequest request)
            => Fail<LandscapeFault, DenseLandscape>(new LandscapeFault(string.Empty, None, "there are no formulas here; ask for something else"));

        public Validation<FormulaFault, Formula> Read(FormulaNames names, string text)
            => Fail<FormulaFault, Formula>(new FormulaFault(1, "there are no formulas here; write a number"));
    }
}
