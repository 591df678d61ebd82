using System.Reflection;
using LanguageExt;
using LossNav.Application;
using LossNav.Domain;
using Xunit;

namespace LossNav.Architecture.Tests;

/// <summary>Every error has a code of its own and a message of one line.</summary>
public sealed class ErrorCodeTests
{
    private static readonly IReadOnlyList<object> Errors = [.. Layers.All
        .SelectMany(Layers.Written)
        .Where(type => type is { IsAbstract: false, BaseType.Name: "NavigationError" or "JobError" or "TrainingError" or "SettingError" } && type != typeof(JobError.Navigation) && type != typeof(JobError.NotSolved))
        .Select(Make)];

    [Fact]
    public void There_are_errors_of_every_layer()
    {
        Assert.True(Errors.Count >= 30, $"Found {Errors.Count} kinds of error.");
        Assert.Equal(["J", "N", "R", "S", "T"], Errors.Select(error => Code(error)[..1]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_two_errors_share_a_code()
        => Assert.Empty(Errors.GroupBy(Code).Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Select(error => error.GetType().Name))}"));

    [Fact]
    public void Every_code_is_a_letter_and_three_digits() => Assert.All(Errors, error => Assert.Matches("^[A-Z][0-9]{3}$", Code(error)));

    [Fact]
    public void Every_message_is_one_line_that_ends_like_a_sentence()
        => Assert.All(Errors, error => Assert.Matches(@"^[^\r\n]+[.?]$", Text(error)));

    private static string Code(object error) => (string)error.GetType().GetProperty("Code")!.GetValue(error)!;

    private static string Text(object error) => (string)error.GetType().GetProperty("Message")!.GetValue(error)!;

    private static object Make(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Single(candidate => candidate.GetParameters() is not [{ } only] || only.ParameterType != type);
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Sample(parameter.ParameterType))]);
    }

    private static object? Sample(Type type)
        => type == typeof(string) ? "word"
            : type == typeof(Seq<string>) ? Prelude.Seq("one", "two")
            : type == typeof(NavigationError) ? new NavigationError.NotFinite("word")
            : type.IsValueType ? Activator.CreateInstance(type)
            : throw new NotSupportedException($"Teach {nameof(ErrorCodeTests)}.{nameof(Sample)} to make a {type}.");
}
