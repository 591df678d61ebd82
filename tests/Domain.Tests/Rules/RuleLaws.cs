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

    // Rules that must see all parameters together.
    private static readonly string[] _vectorNames = ["newton", "natural-gradient", "navigator-step", "inverse-root-hessian", "rotation-drift", "shrink-and-perturb",
        "normalised-descent", "greedy-coordinate-descent", "k-fac"];

    public static TheoryData<string> FirstOrderNames => [.. AllRules.FirstOrder.Map(row => row.Name)];

    // Not these: parameters that turn in pairs, noise that is drawn by the parameter's number, and rules that compare all parameters.
    public static TheoryData<string> NamesOfOneByOne
        => [.. AllRules.FirstOrder.Map(row => row.Name).Filter(name => name is not ("rotation-drift" or "shrink-and-perturb" or "normalised-descent" or "greedy-coordinate-descent"))];

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
    public void A_step_into_other_storage_leaves_the_memory_the_parameters_and_the_gradient_that_it_read(string name)
    {
        var rule = Rule(name);
        var before = Enumerable.Range(0, 3).Aggregate(Begin(rule), (so, i) => Learning.StepWith(rule, Gradient(i), 2, so));
        var kept = before.Memory.Copy();
        double[] parameters = [.. before.Parameters];
        double[] gradient = [.. Gradient(4)];
        var next = rule.Init(parameters);
        rule.Update(before.Memory, new Observation(parameters, gradient) { Loss = 2.5 }, next, new double[Dimension]);
        Assert.True(Same(before with { Memory = kept }, before with { Parameters = [.. parameters] }));
        Assert.Equal(Gradient(4), gradient);
        Assert.Equal(kept.Steps + 1, next.Steps);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_formula_on_32_bit_lanes_agrees_with_that_on_64_bit_lanes(string name)
    {
        // A learner that is one vector moves under a rule for matrices by its elementwise rule.
        if ((Rule(name) is MatrixRule matrix ? matrix.Others : Rule(name)) is not ElementwiseRule rule)
        {
            Assert.Contains(name, _vectorNames);
            return;
        }

        // As many parameters as fill the lanes of 32 bits and leave a rest, as many as those of 64 bits and another rest.
        const int many = 21;
        double[] parameters = [.. Enumerable.Range(1, many).Select(i => 0.3 * i)];
        var floats = parameters.Select(x => (float)x).ToArray();
        var memory = rule.Init(parameters);
        var vectors = Enumerable.Range(0, 3).Select(i => i < rule.Vectors.Length ? memory.Vector(i).ToArray().Select(x => (float)x).ToArray() : []).ToArray();
        var numbers = rule.Numbers.ToArray();
        for (var step = 1; step <= 8; step++)
        {
            var gradient = Enumerable.Range(0, many).Select(i => (double)(float)CounterRandom.NormalAt(5, step, i)).ToArray();
            rule.Update(memory, new Observation(parameters, gradient) { Loss = 2 + (step % 2) }, memory, parameters);
            rule.StepFloats(
                new RuleMoment(step, 2 + (step % 2), numbers, numbers),
                floats,
                [.. gradient.Select(x => (float)x)],
                new RuleVectors<float> { First = vectors[0], Second = vectors[1], Third = vectors[2] },
                new NextVectors<float> { First = vectors[0], Second = vectors[1], Third = vectors[2] },
                floats);
        }

        // 8 steps, each with a few roundings of 6e-8 of numbers up to 7.
        Assert.All(parameters.Zip(floats), pair => Close.To(pair.Item1, pair.Item2, 1e-5));
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

                return Same(learner, new Learner([.. parameters], memory));
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
        Assert.Equal(name is "adamw" or "decay-drift" or "rotation-drift" or "sophia" or "soap", moved > 0);
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

    private static LearningRule Rule(string name)
        => AllRules.Find(name).IfNone(() => throw new InvalidOperationException(name)).Create(_matrix, Map<string, double>()).Value();

    private static Learner Begin(LearningRule rule)
        => Learning.Begin(rule, [.. Enumerable.Range(1, Dimension).Select(i => 0.3 * i)]);

    private static ImmutableArray<double> Walk(LearningRule rule, IEnumerable<int> parameters)
        => Enumerable.Range(0, 5).Aggregate(
            Learning.Begin(rule, [.. parameters.Select(i => 0.3 * (i + 1))]),
            (so, step) => Learning.StepWith(rule, [.. parameters.Select(i => CounterRandom.NormalAt(1, step, i))], 2 + (step % 2), so)).Parameters;

    private static ImmutableArray<double> Gradient(int step) => [.. Enumerable.Range(0, Dimension).Select(i => CounterRandom.NormalAt(1, step, i))];

    private static bool Same(Learner one, Learner other)
        => one.Parameters.SequenceEqual(other.Parameters)
            && one.Memory.Steps == other.Memory.Steps
            && Enumerable.Range(0, one.Memory.Count).All(i => one.Memory.Vector(i).SequenceEqual(other.Memory.Vector(i)));
}
