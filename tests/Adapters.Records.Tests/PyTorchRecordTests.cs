using System.Text.Json;
using LossNav.Domain.Inference;

namespace LossNav.Adapters.Records.Tests;

/// <summary>Runs that PyTorch's optimisers made (tests/fixtures/records/record.py): 200 steps of a network of 33 parameters on minibatches, in 32 bits.</summary>
[Trait("Lane", "Slow")]
public sealed class PyTorchRecordTests
{
    public static TheoryData<string> Names => ["sgd", "momentum", "nesterov", "adam", "adamw", "rmsprop"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_rule_is_found_with_settings_to_four_digits(string name)
    {
        var made = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "records", "settings.json"))).RootElement.GetProperty(name);
        var answer = Explain(name);
        Assert.IsNotType<Verdict.NoneOfThese>(answer.Verdict);
        var rule = answer.Ranking.Find(it => it.IsTied && it.Rule == made.GetProperty("rule").GetString()).IfNone(() => throw new Xunit.Sdk.XunitException($"Not among the best: {answer.Verdict}"));
        Assert.All(made.GetProperty("settings").EnumerateObject(), setting =>
        {
            var found = rule.Settings.Find(it => it.Name == setting.Name).Bind(it => it.Value).IfNone(() => throw new Xunit.Sdk.XunitException($"{setting.Name} was not determined"));
            Assert.InRange(found / setting.Value.GetDouble(), 1 - 5e-5, 1 + 5e-5);
        });
    }

    [Fact]
    public void AMSGrad_which_is_not_in_the_list_is_none_of_these() => Assert.IsType<Verdict.NoneOfThese>(Explain("amsgrad").Verdict);

    private static Explanation Explain(string name)
        => RecordExplainer.Explain(
            ExplainSettings.Default,
            new FileRecordSource().Read(Path.Combine(AppContext.BaseDirectory, "records", name + ".npz")).Match(it => it, errors => throw new Xunit.Sdk.XunitException(string.Join('\n', errors.Map(error => error.Message)))));
}
