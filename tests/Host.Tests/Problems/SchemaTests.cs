using System.Text.Json;
using LossNav.Domain.Landscapes;
using NJsonSchema;
using Xunit;

namespace LossNav.Host.Tests.Problems;

/// <summary>The published schema speaks of the same files as the reader.</summary>
public sealed class SchemaTests
{
    [Fact]
    public async Task The_valid_file_of_the_tests_conforms()
        => Assert.Empty((await JsonSchema.FromJsonAsync(ExampleFiles.Schema, TestContext.Current.CancellationToken)).Validate(MalformedProblem.Valid));

    [Fact]
    public void The_schema_knows_every_member_that_the_reader_knows()
        => Assert.Equal(MalformedProblem.Names.Append("$schema").Append("inverseMetric").Order(), Names(Root.GetProperty("properties")).Order());

    [Fact]
    public void The_schema_requires_what_the_reader_requires()
        => Assert.Equal(["horizon", "landscape", "start"], Root.GetProperty("required").EnumerateArray().Select(name => name.GetString()).Order());

    [Fact]
    public void The_schema_lists_the_catalogue()
    {
        var listed = Root.GetProperty("properties").GetProperty("landscape").GetProperty("oneOf").EnumerateArray()
            .Where(choice => choice.TryGetProperty("properties", out var members) && members.TryGetProperty("catalogue", out _))
            .SelectMany(choice => choice.GetProperty("properties").GetProperty("catalogue").GetProperty("enum").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(AllLandscapes.All.Map(entry => entry.Name).Order(), listed.Order());
    }

    [Theory]
    [InlineData("\"name\": 5")]
    [InlineData("\"learningRate\": 0")]
    [InlineData("\"solver\": \"magic\"")]
    [InlineData("\"horizon\": { \"end\": [1, 0] }")]
    [InlineData("\"metrics\": 1")]
    public async Task The_schema_refuses_what_the_reader_refuses(string member)
    {
        var schema = await JsonSchema.FromJsonAsync(ExampleFiles.Schema, TestContext.Current.CancellationToken);
        var horizon = member.Contains("horizon", StringComparison.Ordinal) ? string.Empty : ", \"horizon\": \"infinite\"";
        Assert.NotEmpty(schema.Validate($"{{ \"parameters\": [\"x\"], \"landscape\": \"x\", \"start\": [0]{horizon}, {member} }}"));
    }

    private static JsonElement Root { get; } = JsonDocument.Parse(ExampleFiles.Schema).RootElement.Clone();

    private static IEnumerable<string> Names(JsonElement group) => group.EnumerateObject().Select(member => member.Name);
}
