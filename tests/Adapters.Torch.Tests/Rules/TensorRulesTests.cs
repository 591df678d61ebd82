using LanguageExt;
using LossNav.Adapters.Torch.Rules;
using LossNav.Application.Training;
using LossNav.Domain;
using LossNav.Domain.Rules;
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

    public TensorRulesTests() => Torch.Prepare();

    public static TheoryData<string> Names => [.. RuleCatalogue.All.Map(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_tensor_rule_agrees_with_the_pure_rule_on_the_same_gradients_over_1000_steps(string name)
    {
        var settings = WithEverythingOn(name);
        using var tensors = new TwoTensors();
        using var rule = Rule(settings, tensors.Parameters);
        var pure = Pure(settings);
        var theta = tensors.Values();
        var memory = pure.Init(theta);
        foreach (var gradient in Gradients())
        {
            tensors.SetGradients(gradient);
            rule.Step();
            pure.Update(memory, new Observation(theta, gradient), memory, theta);
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
    [MemberData(nameof(Names))]
    public void The_hook_runs_any_pure_rule_on_a_network_like_its_tensor_version(string name)
    {
        var settings = WithEverythingOn(name);
        using var direct = new TwoTensors();
        using var hooked = new TwoTensors();
        using var rule = Rule(settings, direct.Parameters);
        using var hook = new DomainTensorRule(hooked.Parameters, Pure(settings));
        foreach (var gradient in Gradients())
        {
            direct.SetGradients(gradient);
            hooked.SetGradients(gradient);
            rule.Step();
            hook.Step();
        }

        AssertClose(direct.Values(), hooked.Values(), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_that_is_saved_and_resumed_goes_on_as_if_nothing_had_happened(string name)
    {
        var settings = WithEverythingOn(name);
        AssertResumes(settings, parameters => Rule(settings, parameters));
        AssertResumes(settings, parameters => new DomainTensorRule(parameters, Pure(settings)));
    }

    private static void AssertResumes(RuleSettings settings, Func<IReadOnlyList<Tensor>, TensorRule> make)
    {
        using var whole = new TwoTensors();
        using var parts = new TwoTensors();
        using var unbroken = make(whole.Parameters);
        var rule = make(parts.Parameters);
        foreach (var (gradient, i) in Gradients().Select((gradient, i) => (gradient, i)).Take(20))
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
            unbroken.Step();
            rule.Step();
        }

        rule.Dispose();
        Assert.Equal(whole.Values(), parts.Values());
        Assert.Equal(20, unbroken.Steps);
        Assert.NotEmpty(settings.Parameters);
    }

    // Weight decay is off by default: with it on, every term of a rule counts.
    private static RuleSettings WithEverythingOn(string name)
    {
        var decays = RuleCatalogue.All.Exists(rule => rule.Name == name && rule.Parameters.Exists(parameter => parameter.Name == "weight-decay"));
        return RuleCatalogue.Create(name, decays ? Map(("weight-decay", "0.01")) : Map<string, string>())
            .Match(Succ: settings => settings, Fail: errors => throw new InvalidOperationException(errors.Head.Message));
    }

    private static TensorRule Rule(RuleSettings settings, IReadOnlyList<Tensor> parameters)
        => TensorRules.For(settings, parameters).IfLeft(error => throw new InvalidOperationException(error.Message));

    private static LearningRule<RuleMemory> Pure(RuleSettings settings)
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
