using LanguageExt;
using LossNav.Domain;
using LossNav.Domain.Methods;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems.Json;

/// <summary>Reads how a problem is to be solved, from the rows of the methods.</summary>
internal static class MethodReading
{
    private const string NameOfMethod = "method";

    /// <summary>The method: a word, or an object with its settings. Settings that are left out get their presets.</summary>
    public static Validation<ProblemFault, MethodSpecification> Read(Seq<Method> methods, Option<int> dimension, Part part)
        => part.Value is PlainValue.Group
            ? part.Required(NameOfMethod, "\"method\": \"collocation\"", name => Row(methods, name))
                .Bind(row => Values(part).Bind(values => Complete(row, dimension, part, values)))
            : Row(methods, part).Bind(row => Complete(row, dimension, part, SettingValues.None));

    /// <summary>The method that counts where nothing is said: the first.</summary>
    public static Validation<ProblemFault, MethodSpecification> Preset(Seq<Method> methods, Part problem)
        => methods.HeadOrNone().Match(
            row => Complete(row, None, problem, SettingValues.None),
            () => Reading.Wrong<MethodSpecification>(problem.Path, "there is no method to choose; list at least one"));

    private static Validation<ProblemFault, Method> Row(Seq<Method> methods, Part part)
    {
        var words = $"one of {string.Join(", ", methods.Map(row => $"\"{row.Name}\""))}";
        return Reading.Text(part, words).Bind(name => methods.Find(row => row.Name == name).Match(
            Reading.Right,
            () => Reading.Wrong<Method>(part.Path, $"there is no \"{name}\"; write {words}")));
    }

    private static Validation<ProblemFault, SettingValues> Values(Part part)
        => part.Members
            .Filter(member => member.Name != NameOfMethod)
            .Map(member => Value(member.Value).Map(value => (member.Name, Value: value)))
            .Sequence()
            .Map(all => all.Fold(SettingValues.None, (values, pair) => SettingValues.With(pair.Name, pair.Value, values)));

    private static Validation<ProblemFault, SettingValue> Value(Part part)
        => part.Value switch
        {
            PlainValue.Number number => Reading.Right<SettingValue>(new SettingValue.Number(number.Value)),
            PlainValue.Text text => Reading.Right<SettingValue>(new SettingValue.Word(text.Value)),
            PlainValue.List => Reading.List(part, "numbers", Reading.Number).Map(numbers => (SettingValue)new SettingValue.Point(Vec.From(numbers))),
            _ => Reading.Wrong<SettingValue>(part.Path, $"{part.Kind} stands here; write a number, a word in quotes or a list of numbers"),
        };

    private static Validation<ProblemFault, MethodSpecification> Complete(Method row, Option<int> dimension, Part part, SettingValues given)
        => row.Complete(dimension, given)
            .Map(values => new MethodSpecification(row.Name, values))
            .MapFail(error => ProblemFault.Of(PlaceOf(error, part.Path), error.Message.TrimEnd('.')));

    private static ValuePath PlaceOf(NavigationError error, ValuePath method) => error switch
    {
        NavigationError.BadSetting bad => method.Member(bad.Setting),
        NavigationError.UnknownSetting unknown => method.NameOf(unknown.Setting),
        _ => method,
    };
}
