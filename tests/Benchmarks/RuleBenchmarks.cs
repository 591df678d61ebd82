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
/// The bandwidth is that of <see cref="Triad"/>, a ← b + s·c on vectors of the same length, which moves 24 bytes for each parameter; "main memory" is the same on
/// vectors 32 times as long, which no cache holds. A rule that keeps n vectors reads and writes each of them, reads parameters and gradient, and writes parameters: 24 + 16 n bytes (8 n less for what it only reads).
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
    private LearningRule _rule = null!;
    private RuleMemory _memory = null!;

    /// <summary>The rule's name in the list, or triad or main memory.</summary>
    [ParamsSource(nameof(Names))]
    public string Rule { get; set; } = "triad";

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
    }

    [Benchmark]
    public void Step()
    {
        if (Rule == "triad")
        {
            Triad(_gradient, _other, _parameters);
        }
        else if (Rule == MainMemory)
        {
            Triad(_long[0], _long[1], _long[2]);
        }
        else
        {
            _rule.Update(_memory, new Observation(_parameters, _gradient) { Loss = 1 }, _memory, _parameters);
        }
    }

    private static void Triad(ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> a)
    {
        var some = MemoryMarshal.Cast<double, Vector<double>>(b);
        var others = MemoryMarshal.Cast<double, Vector<double>>(c);
        var sums = MemoryMarshal.Cast<double, Vector<double>>(a);
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = some[i] + (1e-3 * others[i]);
        }
    }
}
