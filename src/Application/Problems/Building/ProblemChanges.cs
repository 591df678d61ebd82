using System.Globalization;
using System.Text;
using LanguageExt;
using LossNav.Application.Problems.Json;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems.Building;

/// <summary>Changes of a problem that somebody types, such as <c>tilt=0.3</c>, <c>γ=0,0.5</c>, <c>start=-1,0</c> or <c>horizon.duration=4</c>, as plain values. Pure.</summary>
internal static class ProblemChanges
{
    private const string Horizon = "horizon";
    private const string Duration = "duration";
    private const string End = "end";
    private const string TerminalCost = "terminalCost";
    private const string Infinite = "infinite";
    private const string Form = "write name=value, for example tilt=0.3, discountRate=0,0.5, start=-1,0 or horizon=4";

    // Letters of the theory and usual words for what a file calls by its whole name; capitals aside.
    private static readonly Seq<(string Word, string Path)> Aliases = Seq(
        ("γ", "discountRate"),
        ("gamma", "discountRate"),
        ("η", "learningRate"),
        ("eta", "learningRate"),
        ("k", "lossWeight"),
        ("T", "horizon.duration"),
        (Duration, "horizon.duration"),
        (End, "horizon.end"));

    private static readonly Seq<string> Members = Seq(
        "discountRate", "learningRate", "lossWeight", "start", Horizon, "horizon.duration", "horizon.end", "horizon.terminalCost", "metric", "drift", "solver");

    /// <summary>Changes a problem.</summary>
    /// <param name="assignments">The changes, each <c>name=value</c>.</param>
    /// <param name="problem">The problem with every preset written out.</param>
    /// <returns>The changed problem, not checked yet; or one fault for each change that cannot be read.</returns>
    public static Validation<JobError, PlainValue> Apply(Seq<string> assignments, ProblemSpecification problem)
        => assignments.Map(text => Read(text, problem)).Sequence().Map(all => all.ToSeq()).Bind(changes => Twice(assignments, changes) is { IsEmpty: false } faults
            ? Fail<JobError, PlainValue>(faults)
            : Success<JobError, PlainValue>(changes.Fold(SpecificationTree.Of(problem), Set)));

    private static Seq<JobError> Twice(Seq<string> assignments, Seq<Change> changes)
        => changes.Zip(assignments)
            .GroupBy(pair => pair.Item1.Name)
            .Where(group => group.Skip(1).Any())
            .Select(group => (JobError)new JobError.BadChange(group.Last().Item2, "it is changed twice; keep one of them"))
            .ToSeq();

    private static Validation<JobError, Change> Read(string text, ProblemSpecification problem)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 1 || equals == text.Length - 1
            ? new JobError.BadChange(text, Form)
            : Path(text[..equals].Trim(), problem).Match(
                Some: path => Value(text, text[(equals + 1)..].Trim()).Map(value => new Change(path, value)),
                None: () => Unknown(text, text[..equals].Trim(), problem));
    }

    private static Validation<JobError, Change> Unknown(string text, string name, ProblemSpecification problem)
    {
        var known = Members + problem.Constants.Keys.ToSeq();
        return new JobError.BadChange(text, $"there is no '{Excerpt.Of(name)}' to change{NearestName.Clause(name, known)}; there are {string.Join(", ", known)}");
    }

    private static Option<string> Path(string name, ProblemSpecification problem)
        => Members.Contains(name) ? Some(name)
            : problem.Constants.ContainsKey(name) ? Some($"constants.{name}")
            : name.StartsWith("constants.", StringComparison.Ordinal) && problem.Constants.ContainsKey(name["constants.".Length..]) ? Some(name)
            : Members.Find(member => Same(member, name)) || Aliases.Find(alias => Same(alias.Word, name)).Map(alias => alias.Path);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    // Numbers and texts as they are, with commas between for a list, JSON for everything else.
    private static Validation<JobError, PlainValue> Value(string text, string value)
        => value.Length > 0 && value[0] is '[' or '{'
            ? JsonReading.Read(Encoding.UTF8.GetBytes(value)).Match(
                Right: json => Success<JobError, PlainValue>(json.Whole.Value),
                Left: fault => new JobError.BadChange(text, fault.Message))
            : Success<JobError, PlainValue>(value.Contains(',', StringComparison.Ordinal)
                ? new PlainValue.List(value.Split(',', StringSplitOptions.TrimEntries).ToSeq().Map(Word).Strict())
                : Word(value));

    private static PlainValue Word(string text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? new PlainValue.Number(number)
            : new PlainValue.Text(text);

    private static PlainValue Set(PlainValue whole, Change change)
        => (change.Name, change.Value) switch
        {
            (Horizon, PlainValue.Number) => Within(whole, Horizon, horizon => WithDuration(horizon, change.Value)),
            ("horizon.duration", PlainValue.Text { Value: Infinite }) => With(whole, Horizon, change.Value),
            ("horizon.duration", _) => Within(whole, Horizon, horizon => WithDuration(horizon, change.Value)),
            ("horizon.end", _) => Within(whole, Horizon, horizon => With(Without(horizon, TerminalCost), End, Point(change.Value))),
            ("horizon.terminalCost", _) => Within(whole, Horizon, horizon => With(Without(horizon, End), TerminalCost, change.Value)),
            ("start", _) => With(whole, change.Name, Point(change.Value)),
            ("metric", _) => With(Without(whole, "inverseMetric"), change.Name, change.Value),
            _ when change.Name.StartsWith("constants.", StringComparison.Ordinal) => Within(
                whole, "constants", constants => With(constants, change.Name["constants.".Length..], change.Value)),
            _ => With(whole, change.Name, change.Value),
        };

    // A problem without a last time has no end either: until somebody says more it may be anywhere.
    private static PlainValue.Group WithDuration(PlainValue horizon, PlainValue duration)
        => horizon is PlainValue.Group
            ? With(horizon, Duration, duration)
            : new(Seq(new PlainMember(Duration, duration), new PlainMember(End, new PlainValue.Text("free"))));

    private static PlainValue Point(PlainValue value) => value is PlainValue.Number ? new PlainValue.List(Seq1(value)) : value;

    private static PlainValue.Group Within(PlainValue whole, string name, Func<PlainValue, PlainValue> change)
        => With(whole, name, change(whole is PlainValue.Group group ? group.Find(name).IfNone(Nothing) : Nothing));

    private static PlainValue Nothing { get; } = new PlainValue.Word("null");

    private static PlainValue.Group With(PlainValue whole, string name, PlainValue value)
    {
        var members = whole is PlainValue.Group group ? group.Members : Seq<PlainMember>();
        return new(members.Exists(member => member.Name == name)
            ? members.Map(member => member.Name == name ? member with { Value = value } : member).Strict()
            : members.Add(new PlainMember(name, value)));
    }

    private static PlainValue Without(PlainValue whole, string name)
        => whole is PlainValue.Group group ? new PlainValue.Group(group.Members.Filter(member => member.Name != name).Strict()) : whole;

    private sealed record Change(string Name, PlainValue Value);
}
