using System.Numerics;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Benchmarks;

/// <summary>How long does one step of each first-order rule take on a million parameters, what does it allocate, and how near is it to the memory's bandwidth?</summary>
/// <remarks>
/// In 64 bits as on vectors and paths, in 32 as on a network's tensors. The bandwidth is that of <see cref="Triad{T}"/>, a ← b + s·c on vectors of the same length, which moves 24 bytes for each parameter (12 in 32 bits); "main memory" is the same on
/// vectors 32 times as long, which no cache holds. A rule that keeps n vectors reads and writes each of them, reads parameters and gradient, and writes parameters: 24 + 16 n bytes (8 n less for what
/// it only reads), or half of that.
/// </remarks>
[MemoryDiagnoser]
public class RuleBenchmarks
{
    private const int Dimension = 1_000_000;
    private const int Longer = 32;
    private const string MainMemory = "main memory";

    private readonly double[] _parameters = new double[Dimension];
    private readonly double[] _gradient = new double[Dimension];
    private readonly double[] _other = new double[Dimension];
    private double[][] _long = [];
    private Floats _floats = new([], [], []);
    private LearningRule _rule = null!;
    private RuleMemory _memory = null!;

    /// <summary>The rule's name in the list, or triad or main memory.</summary>
    [ParamsSource(nameof(Names))]
    public string Rule { get; set; } = "triad";

    /// <summary>64 or 32.</summary>
    [Params(64, 32)]
    public int Bits { get; set; } = 64;

    public static IEnumerable<string> Names => ["triad", MainMemory, .. AllRules.FirstOrder.Map(row => row.Name)];

    [GlobalSetup]
    public void Start()
    {
        for (var i = 0; i < Dimension; i++)
        {
            (_parameters[i], _gradient[i], _other[i]) = (CounterRandom.NormalAt(1, 0, i), CounterRandom.NormalAt(1, 1, i), 1);
        }

        if (Rule == MainMemory)
        {
            _long = [.. Enumerable.Range(1, 3).Select(i => Enumerable.Repeat((double)i, Longer * Dimension).ToArray())];
        }

        _rule = AllRules.Find(Rule is "triad" or MainMemory ? "sgd" : Rule)
            .IfNone(() => throw new InvalidOperationException(Rule))
            .Create(_ => Mat.Zero(0, 0), Map<string, double>())
            .IfFail(errors => throw new InvalidOperationException(errors.Head.Message));
        _memory = _rule.Init(_parameters);
        _floats = new Floats(Single(_parameters), Single(_gradient), [.. Enumerable.Range(0, 3).Select(_ => Single(_other))]);
    }

    /// <summary>The rules that move each parameter by itself also run in 32 bits.</summary>
    [Benchmark]
    public void Step()
    {
        if (Rule == "triad" && Bits == 64)
        {
            Triad(_gradient, _other, _parameters, 1e-3);
        }
        else if (Rule == "triad")
        {
            Triad(_floats.Gradient, _floats.Memory[0], _floats.Parameters, 1e-3f);
        }
        else if (Rule == MainMemory)
        {
            Triad(_long[0], _long[1], _long[2], 1e-3);
        }
        else if (Bits == 64)
        {
            _rule.Update(_memory, new Observation(_parameters, _gradient) { Loss = 1 }, _memory, _parameters);
        }
        else if (_rule is ElementwiseRule rule)
        {
            var (first, second, third) = (_floats.Memory[0], _floats.Memory[1], _floats.Memory[2]);
            rule.StepFloats(
                new RuleMoment(1, 1, rule.Numbers.AsSpan(), new double[rule.Numbers.Length]),
                _floats.Parameters,
                _floats.Gradient,
                new RuleVectors<float> { First = first, Second = second, Third = third },
                new NextVectors<float> { First = first, Second = second, Third = third },
                _floats.Parameters);
        }
        else
        {
            throw new NotSupportedException($"{Rule} has no formula that runs in 32 bits");
        }
    }

    private static float[] Single(double[] values) => [.. values.Select(value => (float)value)];

    private static void Triad<T>(ReadOnlySpan<T> b, ReadOnlySpan<T> c, Span<T> a, T s)
        where T : unmanaged
    {
        var some = MemoryMarshal.Cast<T, Vector<T>>(b);
        var others = MemoryMarshal.Cast<T, Vector<T>>(c);
        var sums = MemoryMarshal.Cast<T, Vector<T>>(a);
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = some[i] + (s * others[i]);
        }
    }

    private sealed record Floats(float[] Parameters, float[] Gradient, float[][] Memory);
}
