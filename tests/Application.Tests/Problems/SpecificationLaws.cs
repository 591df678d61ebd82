using System.Text;
using CsCheck;
using LanguageExt;
using LossNav.Application.Problems;
using LossNav.Application.Problems.Json;
using LossNav.Domain.Methods;
using LossNav.Domain.Numerics;
using Xunit;

namespace LossNav.Application.Tests.Problems;

/// <summary>A problem can be written down and read back, and nothing is lost or added on the way.</summary>
public sealed class SpecificationLaws
{
    [Fact]
    public void What_is_written_reads_back_as_the_same_specification()
        => Specifications.Any.Sample(problem => Assert.Equal(problem, Read(ProblemJson.Write(problem))));

    [Fact]
    public void What_was_read_is_written_again_byte_for_byte()
        => Specifications.Any.Sample(problem =>
        {
            var text = ProblemJson.Write(problem);
            Assert.Equal(text, ProblemJson.Write(Read(text)));
        });

    [Fact]
    public void The_form_for_programs_reads_back_too()
        => Specifications.Any.Where(problem => problem.Landscape is not LandscapeRequest.Other)
            .Sample(problem => Assert.Equal(problem, Read(ProblemJson.Canonical(problem))));

    [Fact]
    public void Two_specifications_are_equal_where_their_identities_are()
        => Gen.Select(Specifications.Any, Specifications.Any).Sample((one, other) =>
            Assert.Equal(one == other, ProblemJson.Identity(one) == ProblemJson.Identity(other)));

    [Fact]
    public void The_identity_does_not_depend_on_blanks_order_or_presets_left_out()
    {
        var terse = Read("""{"landscape":"x^2 + y^2","parameters":["x","y"],"start":[1,2],"horizon":"infinite","discountRate":0.1,"name":"plain"}""");
        var wordy = Read("""
            {
              "solver": { "method": "auto" }, "name": "plain", "description": "", "parameters": ["x", "y"], "constants": { }, // a comment
              "start": [1.0, 2e0], "landscape": { "formula": "x^2 + y^2" }, "drift": "none", "metric": "euclidean", "horizon": "infinite",
              "discountRate": [0.1], "lossWeight": 1, "learningRate": 1.00,
            }
            """);
        Assert.Equal(Specifications.Plain, terse);
        Assert.Equal(Specifications.Plain, wordy);
        Assert.Equal(ProblemJson.Identity(terse), ProblemJson.Identity(wordy));
    }

    // The canonical text is a format: whoever kept a hash must find the problem again. SHA-256 by sha256sum of the line below, without a line end.
    [Fact]
    public void The_canonical_text_and_its_hash_stay_as_they_are()
    {
        Assert.Equal(
            """{"discountRate":0.1,"drift":"none","horizon":"infinite","landscape":"x^2 + y^2","learningRate":1,"lossWeight":1,"metric":"euclidean","name":"plain","parameters":["x","y"],"solver":"auto","start":[1,2]}""",
            ProblemJson.Canonical(Specifications.Plain));
        Assert.Equal("2a3d60d0edd4a3c2470e97e770a8501dfd6a2d7c6629d8c260c8246032b82af8", ProblemJson.Identity(Specifications.Plain));
    }

    [Fact]
    public void Every_part_counts_in_the_identity()
    {
        ProblemSpecification[] variants =
        [
            Specifications.Plain,
            Specifications.Plain with { Name = "other" },
            Specifications.Plain with { Description = "text" },
            Specifications.Plain with { Parameters = Seq.create("u", "v") },
            Specifications.Plain with { Constants = Prelude.Map(("a", 1.0)) },
            Specifications.Plain with { Landscape = new LandscapeRequest.Formula("x^2+y^2") },
            Specifications.Plain with { Metric = new MetricSpecification.Inverse(Mat.Identity(2)) },
            Specifications.Plain with { Drift = new DriftSpecification.Linear(Mat.Identity(2)) },
            Specifications.Plain with { LearningRate = 2 },
            Specifications.Plain with { LossWeight = 2 },
            Specifications.Plain with { DiscountRates = Seq.create(0.1, 0.2) },
            Specifications.Plain with { Start = Vec.Of(1, 3) },
            Specifications.Plain with { Horizon = new HorizonSpecification.Finite(1, EndSpecification.Anywhere) },
            Specifications.Plain with { Method = new MethodSpecification("quadratic", SettingValues.None) },
        ];
        Assert.Equal(variants.Length, variants.Select(ProblemJson.Identity).Distinct().Count());
    }

    // JSON has no word for it: what cannot be written is refused when it is read, at its place.
    [Fact]
    public void A_number_that_is_not_finite_is_refused_where_it_stands()
    {
        var text = ProblemJson.Write(Specifications.Plain with { LossWeight = double.PositiveInfinity });
        var fault = Assert.Single(ProblemJson.Read(AllMethods.All, "x", Encoding.UTF8.GetBytes(text)).FailToSeq());
        Assert.Equal("  \"lossWeight\": null,", text.Split('\n')[fault.At.Line - 1]);
    }

    [Theory]
    [InlineData("my problem (2)", "my-problem--2-")]
    [InlineData(".hidden", "-hidden")]
    [InlineData("", "problem")]
    public void A_file_whose_name_is_no_name_of_a_problem_still_names_one(string file, string name)
    {
        var text = ProblemJson.Write(Specifications.Plain).Replace("  \"name\": \"plain\",\n", string.Empty, StringComparison.Ordinal);
        var read = ProblemJson.Read(AllMethods.All, file, Encoding.UTF8.GetBytes(text)).IfFail(faults => throw new InvalidOperationException(faults.ToString()));
        Assert.Equal(name, read.Name);
        Assert.Equal(read, Read(ProblemJson.Write(read)));
    }

    private static ProblemSpecification Read(string text)
        => ProblemJson.Read(AllMethods.All, "none", Encoding.UTF8.GetBytes(text)).IfFail(faults => throw new InvalidOperationException($"{text}\n{faults}"));
}
