using LanguageExt;
using LossNav.Adapters.Torch.Rules;
using LossNav.Application.Training;
using LossNav.Domain;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using TorchSharp;
using Xunit;
using static LanguageExt.Prelude;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace LossNav.Adapters.Torch.Tests.Rules;

public sealed class TensorRulesTests
{
    private const int Steps = 1_000;
    private const int Dimension = 40;
    private const int SecondTask = 400;

    public TensorRulesTests() => Torch.Prepare();

    public static TheoryData<string> Names => [.. AllRules.FirstOrder.Map(rule => rule.Name)];

    // Rules for matrices decompose gradients, and lose digits where these are of very different sizes: see MatrixTensorRuleTests.
    public static TheoryData<string> NamesOfVectors => [.. AllRules.FirstOrder.Map(rule => rule.Name).Filter(name => Pure(WithEverythingOn(name)) is not MatrixRule)];

    [Theory]
    [MemberData(nameof(NamesOfVectors))]
    public void A_tensor_rule_agrees_with_the_pure_rule_on_the_same_gradients_over_1000_steps(string name) => AssertAgrees(WithEverythingOn(name));

    [Theory]
    [InlineData("navigator:discount=0")]
    [InlineData("navigator:discount=10:learning-rate=2")]
    [InlineData("l2-init:strength=0.5")]
    [InlineData("weight-reset:hazard=1e-6:forgetting=0.9")]
    public void So_it_does_at_the_ends_of_its_dials(string text) => AssertAgrees(Parse(text));

    [Fact]
    public void Losses_of_a_new_task_make_the_weight_reset_return_to_the_start()
    {
        using var tensors = new TwoTensors();
        using var rule = Rule(Parse("weight-reset"), tensors.Parameters);
        var start = tensors.Values();
        foreach (var (gradient, loss) in Gradients().Zip(Losses()).Take(SecondTask))
        {
            tensors.SetGradients(gradient);
            rule.Step(loss);
        }

        var (there, toStart) = (Distance(tensors.Values(), start), 0.0);
        rule.Step(Losses().ElementAt(SecondTask));
        toStart = Distance(tensors.Values(), start);
        Assert.True(there > 1, $"{there} must be far away, or the test shows nothing");
        Assert.True(toStart < 1e-3 * there, $"{toStart} is not close to the start");
    }

    [Fact]
    public void Without_a_discount_a_parameter_that_sees_no_gradient_stays_where_it_is()
    {
        using var parameter = new Parameter(tensor(new[] { 1f, 2f, 3f }));
        using var rule = Rule(Parse("navigator:discount=0"), [parameter]);
        for (var step = 0; step < 5; step++)
        {
            // The square of the last one is zero in 32 bits.
            parameter.grad = tensor(new[] { 0f, 0.5f, 1e-30f });
            rule.Step();
        }

        var values = parameter.detach().data<float>().ToArray();
        Assert.Equal((1f, 3f), (values[0], values[2]));
        Assert.Equal(2 - (5 * 1e-3), values[1], 1e-6);
    }

    private static void AssertAgrees(RuleSettings settings)
    {
        using var tensors = new TwoTensors();
        using var rule = Rule(settings, tensors.Parameters);
        var pure = Pure(settings);
        var theta = tensors.Values();
        var memory = pure.Init(theta);
        foreach (var (gradient, loss) in Gradients().Zip(Losses()))
        {
            tensors.SetGradients(gradient);
            rule.Step(loss);
            pure.Update(memory, new Observation(theta, gradient) { Loss = loss }, memory, theta);
        }

        AssertClose(theta, tensors.Values(), 1e-6);
    }

    [Theory]
    [InlineData("sgd")]
    [InlineData("momentum")]
    [InlineData("adam")]
    [InlineData("rmsprop")]
    public void A_tensor_rule_agrees_with_the_librarys_own_over_1000_steps(string name)
    {
        var settings = WithEverythingOn(name);
        using var ours = new TwoTensors();
        using var theirs = new TwoTensors();
        using var rule = Rule(settings, ours.Parameters);
        using var optimizer = Own(settings, theirs.Parameters);
        foreach (var gradient in Gradients())
        {
            ours.SetGradients(gradient);
            theirs.SetGradients(gradient);
            rule.Step();
            optimizer.step();
        }

        AssertClose(theirs.Values(), ours.Values(), 1e-6);
    }

    [Theory]
    [Trait("Lane", "Slow")]
    [MemberData(nameof(NamesOfVectors))]
    public void As_one_vector_of_all_parameters_any_rule_runs_like_its_own_tensor_rule(string name)
    {
        var settings = WithEverythingOn(name);
        using var direct = new TwoTensors();
        using var hooked = new TwoTensors();
        using var rule = Rule(settings, direct.Parameters);
        using var hook = new VectorTensorRule(hooked.Parameters, Pure(settings));
        foreach (var (gradient, loss) in Gradients().Zip(Losses()))
        {
            direct.SetGradients(gradient);
            hooked.SetGradients(gradient);
            rule.Step(loss);
            hook.Step(loss);
        }

        AssertClose(direct.Values(), hooked.Values(), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_that_is_saved_and_resumed_goes_on_as_if_nothing_had_happened(string name)
    {
        var settings = WithEverythingOn(name);
        AssertResumes(settings, parameters => Rule(settings, parameters));
        AssertResumes(settings, parameters => new VectorTensorRule(parameters, Pure(settings)));
    }

    private static void AssertResumes(RuleSettings settings, Func<IReadOnlyList<Tensor>, TensorRule> make)
    {
        using var whole = new TwoTensors();
        using var parts = new TwoTensors();
        using var unbroken = make(whole.Parameters);
        var rule = make(parts.Parameters);
        foreach (var (gradient, loss, i) in Gradients().Zip(Losses(), (gradient, loss) => (gradient, loss)).Select((it, i) => (it.gradient, it.loss, i)).Take(20))
        {
            if (i == 11)
            {
                var memory = new byte[rule.MemorySize];
                rule.SaveMemory(memory);
                var steps = rule.Steps;
                rule.Dispose();
                rule = make(parts.Parameters);
                rule.Resume(steps, memory);
            }

            whole.SetGradients(gradient);
            parts.SetGradients(gradient);
            unbroken.Step(loss);
            rule.Step(loss);
        }

        rule.Dispose();
        Assert.Equal(whole.Values(), parts.Values());
        Assert.Equal(20, unbroken.Steps);
        Assert.NotEmpty(settings.Parameters);
    }

    // Weight decay is off by default: with it on, every term of a rule counts.
    private static RuleSettings WithEverythingOn(string name)
    {
        var decays = AllRules.FirstOrder.Exists(rule => rule.Name == name && rule.Parameters.Exists(parameter => parameter.Name == "weight-decay"));
        return RuleCatalogue.Create(AllRules.FirstOrder, name, decays ? Map(("weight-decay", "0.01")) : Map<string, string>())
            .Match(Succ: settings => settings, Fail: errors => throw new InvalidOperationException(errors.Head.Message));
    }

    private static TensorRule Rule(RuleSettings settings, IReadOnlyList<Tensor> parameters)
        => TensorRules.For(settings, parameters).IfLeft(error => throw new InvalidOperationException(error.Message));

    private static LearningRule Pure(RuleSettings settings)
        => settings.ToRule().Match(Succ: rule => rule, Fail: errors => throw new InvalidOperationException(errors.Head.Message));

    private static optim.Optimizer Own(RuleSettings settings, IReadOnlyList<Parameter> parameters)
        => settings.Name switch
        {
            "sgd" => optim.SGD(parameters, settings["learning-rate"]),
            "momentum" => optim.SGD(parameters, settings["learning-rate"], settings["decay"]),
            "adam" => optim.AdamW(
                parameters, settings["learning-rate"], settings["beta1"], settings["beta2"], settings["epsilon"], settings["weight-decay"]),
            _ => optim.RMSProp(parameters, settings["learning-rate"], settings["beta2"], settings["epsilon"]),
        };

    // Gradients of very different sizes, so that every ε counts somewhere.
    private static IEnumerable<double[]> Gradients()
    {
        var random = new Random(7);
        return Enumerable.Range(0, Steps).Select(_ => Enumerable.Range(0, Dimension)
            .Select(i => Math.Pow(10, (i % 9) - 7) * ((2 * random.NextDouble()) - 0.9))
            .ToArray());
    }

    // Three tasks: the loss falls from about 2 and jumps up again where the task changes.
    private static IEnumerable<double> Losses()
    {
        var random = new Random(8);
        return Enumerable.Range(0, Steps).Select(i => (0.1 + (2 * Math.Exp(-(i % SecondTask) / 20.0))) * (0.9 + (0.2 * random.NextDouble())));
    }

    private static double Distance(double[] one, double[] other) => Math.Sqrt(one.Zip(other).Sum(pair => Math.Pow(pair.Item1 - pair.Item2, 2)));

    private static RuleSettings Parse(string text)
        => RuleCatalogue.Parse(AllRules.FirstOrder, text, _ => Map<string, string>())
            .Match(Succ: settings => settings, Fail: errors => throw new InvalidOperationException(errors.Head.Message));

    private static void AssertClose(double[] expected, double[] actual, double relative)
        => Assert.All(expected.Zip(actual), pair => Assert.True(
            Math.Abs(pair.Item1 - pair.Item2) <= relative * Math.Abs(pair.Item1), $"expected {pair.Item1:R}, was {pair.Item2:R}"));

    /// <summary>A vector of 40 numbers as two parameters of a network, in 64-bit floats.</summary>
    private sealed class TwoTensors : IDisposable
    {
        private readonly Parameter[] _parameters =
        [
            new(linspace(1, 2, 24, ScalarType.Float64).reshape(4, 6)),
            new(linspace(-2, -1, 16, ScalarType.Float64)),
        ];

        public IReadOnlyList<Parameter> Parameters => _parameters;

        public double[] Values() => [.. _parameters.SelectMany(parameter => parameter.detach().reshape(-1).data<double>().ToArray())];

        public void SetGradients(double[] gradient)
        {
            _parameters[0].grad = tensor(gradient[..24]).reshape(4, 6);
            _parameters[1].grad = tensor(gradient[24..]);
        }

        public void Dispose()
        {
            foreach (var parameter in _parameters)
            {
                parameter.Dispose();
            }
        }
    }
}
