using LanguageExt;
using LossNav.Application;
using LossNav.Application.Training;
using LossNav.Host.Reports;
using LossNav.Host.Verbs;
using LossNav.Host.Wiring;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Host.Tests;

/// <summary>Errors say what is wrong; the program adds what to type.</summary>
public sealed class RemedyTests
{
    public static TheoryData<JobError, string> Cases => new()
    {
        { new JobError.NotWritable("results", "Denied."), "--output" },
        { new JobError.DiskFull("results"), "--output" },
        { new JobError.UnknownFigure("a", "b"), "'list'" },
        { new JobError.ProblemNotReadable("p.json", "There is no such file."), "'lossnav solve --init p.json'" },
        { new TrainingError.MissingData("mnist", "data", Seq1("a")), "'lossnav train mnist --download'" },
        { new TrainingError.OtherConditions("mnist sgd seed 0", "cpu", "cuda"), "--restart" },
        { new TrainingError.MissingRecords("mnist_train", "mnist", Empty, "paper"), "'lossnav train mnist'" },
        { new TrainingError.MissingRecords("dial", "mnist", Seq("adam", "navigator:discount=0"), "smoke"), "'lossnav train mnist --rule adam,navigator:discount=0 --profile smoke'" },
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void The_line_of_an_error_says_what_to_type(JobError error, string words)
    {
        var line = Line.Error(error);
        Assert.StartsWith($"error {error.Code}: {error.Message} ", line, StringComparison.Ordinal);
        Assert.Contains(words, line[$"error {error.Code}: {error.Message}".Length..], StringComparison.Ordinal);
        Assert.EndsWith(".", line, StringComparison.Ordinal);
    }

    // What is typed must be there: every option and verb that a remedy names belongs to the program.
    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void What_it_says_to_type_exists(JobError error, string words)
    {
        var verbs = AllVerbs.Of(Composition.Production);
        var options = verbs.Bind(verb => verb.Command.Options.ToSeq()).Map(option => option.Name);
        var typed = words.Trim('\'').Split(' ').Where(word => word != "lossnav").ToArray();
        Assert.All(typed.Where(word => word.StartsWith('-')), option => Assert.Contains(option, options));
        Assert.True(typed[0].StartsWith('-') || verbs.Exists(verb => verb.Command.Name == typed[0]), $"{error.Code} names '{typed[0]}'.");
    }
}
