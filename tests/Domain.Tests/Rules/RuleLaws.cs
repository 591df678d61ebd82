using System.Collections.Immutable;
using CsCheck;
using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Rules;

/// <summary>What holds for every rule of the list.</summary>
public sealed class RuleLaws
{
    private const int Dimension = 6;

    // A curvature of both signs that changes from point to point.
    private static readonly Func<Vec, Mat> _matrix = at => Mat.Generate(
        at.Dimension, at.Dimension, (i, j) => i == j ? Math.Cos(at[i]) + (i % 2 == 0 ? 1.5 : -0.5) : 0.1);

    public static TheoryData<string> Names => [.. AllRules.All.Map(row => row.Name)];

    public static TheoryData<string> FirstOrderNames => [.. AllRules.FirstOrder.Map(row => row.Name)];

    // Not these two: parameters that turn in pairs, and noise that is drawn by the parameter's number.
    public static TheoryData<string> NamesOfOneByOne
        => [.. AllRules.FirstOrder.Map(row => row.Name).Filter(name => name is not ("rotation-drift" or "shrink-and-perturb"))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_changes_nothing_that_went_in_and_depends_on_nothing_else(string name)
    {
        var rule = Rule(name);
        Gen.Double[-3, 3].Array[Dimension].Array[1, 12].Sample(
            gradients =>
            {
                var learners = gradients.Aggregate(
                    ImmutableList.Create(Begin(rule)),
                    (so, gradient) => so.Add(Learning.StepWith(rule, [.. gradient], gradient[0] + 3, so[^1])));
                var again = gradients.Aggregate(
                    ImmutableList.Create(Begin(rule)),
                    (so, gradient) => so.Add(Learning.StepWith(rule, [.. gradient], gradient[0] + 3, so[^1])));
                return learners.Zip(again).All(pair => Same(pair.Item1, pair.Item2))
                    && learners.Select((learner, i) => learner.Memory.Steps == i).All(it => it);
            },
            iter: 50);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_in_place_gives_what_a_step_of_values_gives(string name)
    {
        var rule = Rule(name);
        Gen.Double[-3, 3].Array[Dimension].Array[1, 12].Sample(
            gradients =>
            {
                var learner = Begin(rule);
                var parameters = learner.Parameters.ToArray();
                var memory = rule.Init(parameters);
                foreach (var gradient in gradients)
                {
                    learner = Learning.StepWith(rule, [.. gradient], gradient[0] + 3, learner);
                    rule.Update(memory, new Observation(parameters, gradient) { Loss = gradient[0] + 3 }, memory, parameters);
                }

                return Same(learner, new Learner<RuleMemory>([.. parameters], memory));
            },
            iter: 50);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_memory_that_is_written_down_and_read_again_goes_on_as_before(string name)
    {
        var rule = Rule(name);
        var learner = Enumerable.Range(0, 5).Aggregate(Begin(rule), (so, i) => Learning.StepWith(rule, Gradient(i), 2, so));
        var read = learner with
        {
            Memory = rule.Init(learner.Parameters.AsSpan()).Restored(
                learner.Memory.Steps, [.. Enumerable.Range(0, learner.Memory.Count).Select(i => learner.Memory.Vector(i).ToArray().ToImmutableArray())]),
        };
        Assert.True(Same(Learning.StepWith(rule, Gradient(6), 2.5, learner), Learning.StepWith(rule, Gradient(6), 2.5, read)));
    }

    [Theory]
    [MemberData(nameof(FirstOrderNames))]
    public void A_step_in_place_allocates_nothing(string name)
    {
        var rule = Rule(name);
        var parameters = new double[1_000];
        var gradient = Enumerable.Range(0, 1_000).Select(i => CounterRandom.NormalAt(3, 0, i)).ToArray();
        var memory = rule.Init(parameters);
        long Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                rule.Update(memory, new Observation(parameters, gradient) { Loss = 1 }, memory, parameters);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // The runtime itself allocates a little while it compiles: a rule that does would do so every time.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => Allocated()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_stays_where_the_loss_is_flat_unless_something_pulls_it(string name)
    {
        var rule = Rule(name);
        var learner = Learning.StepWith(rule, [.. new double[Dimension]], 1, Begin(rule));
        var moved = (Vec.Copy(learner.Parameters.AsSpan()) - Vec.Copy(Begin(rule).Parameters.AsSpan())).Norm;
        Assert.Equal(name is "adamw" or "decay-drift" or "rotation-drift", moved > 0);
    }

    [Theory]
    [MemberData(nameof(NamesOfOneByOne))]
    public void A_parameter_moves_as_it_would_alone_however_many_there_are(string name)
    {
        // Vectors of these lengths fill the processor's lanes several times and leave every possible rest.
        var rule = Rule(name);
        foreach (var dimension in Enumerable.Range(1, 19))
        {
            var together = Walk(rule, Enumerable.Range(0, dimension));
            var alone = Enumerable.Range(0, dimension).Select(i => Walk(rule, [i])[0]);
            Assert.Equal(alone, together);
        }
    }

    [Fact]
    public void Pairs_that_turn_move_as_they_would_alone_and_so_does_one_left_over()
    {
        var rule = Rule("rotation-drift");
        foreach (var dimension in Enumerable.Range(1, 9))
        {
            var together = Walk(rule, Enumerable.Range(0, dimension));
            var alone = Enumerable.Range(0, dimension).Chunk(2).SelectMany(pair => Walk(rule, pair));
            Assert.Equal(alone, together);
        }
    }

    [Fact]
    public void Names_are_unique() => Assert.Equal(AllRules.All.Count, AllRules.All.Map(row => row.Name).Distinct().Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_parameter_is_checked_against_its_range(string name)
    {
        var row = AllRules.Find(name).IfNone(() => throw new InvalidOperationException());
        Assert.All(row.Parameters, parameter =>
        {
            Assert.True(parameter.Range.Contains(parameter.Default));
            if (parameter.Range != RuleRange.Any)
            {
                var errors = row.Create(_matrix, Map((parameter.Name, -1.0))).Match(_ => Seq<NavigationError>(), it => it);
                Assert.NotEmpty(errors);
                Assert.All(errors, error => Assert.Contains("must be", error.Message, StringComparison.Ordinal));
            }
        });
    }

    private static LearningRule<RuleMemory> Rule(string name)
        => AllRules.Find(name).IfNone(() => throw new InvalidOperationException(name)).Create(_matrix, Map<string, double>()).Value();

    private static Learner<RuleMemory> Begin(LearningRule<RuleMemory> rule)
        => Learning.Begin(rule, [.. Enumerable.Range(1, Dimension).Select(i => 0.3 * i)]);

    private static ImmutableArray<double> Walk(LearningRule<RuleMemory> rule, IEnumerable<int> parameters)
        => Enumerable.Range(0, 5).Aggregate(
            Learning.Begin(rule, [.. parameters.Select(i => 0.3 * (i + 1))]),
            (so, step) => Learning.StepWith(rule, [.. parameters.Select(i => CounterRandom.NormalAt(1, step, i))], 2 + (step % 2), so)).Parameters;

    private static ImmutableArray<double> Gradient(int step) => [.. Enumerable.Range(0, Dimension).Select(i => CounterRandom.NormalAt(1, step, i))];

    private static bool Same(Learner<RuleMemory> one, Learner<RuleMemory> other)
        => one.Parameters.SequenceEqual(other.Parameters)
            && one.Memory.Steps == other.Memory.Steps
            && Enumerable.Range(0, one.Memory.Count).All(i => one.Memory.Vector(i).SequenceEqual(other.Memory.Vector(i)));
}
