using System.Numerics;
using System.Runtime.CompilerServices;

namespace LossNav.Domain.Rules;

/// <summary>One step of a rule that remembers one number of each parameter, on several parameters at once.</summary>
internal interface IOneMemoryStep
{
    /// <summary>Moves some parameters.</summary>
    /// <param name="theta">θ; receives those after the step.</param>
    /// <param name="g">The gradient.</param>
    /// <param name="memory">What is remembered; receives that after the step.</param>
    void Step(ref Vector<double> theta, Vector<double> g, ref Vector<double> memory);
}

/// <summary>One step of a rule that remembers two numbers of each parameter, on several parameters at once.</summary>
internal interface ITwoMemoriesStep
{
    /// <summary>Moves some parameters.</summary>
    /// <param name="theta">θ; receives those after the step.</param>
    /// <param name="g">The gradient.</param>
    /// <param name="first">What is remembered; receives that after the step.</param>
    /// <param name="second">What is remembered besides; receives that after the step.</param>
    void Step(ref Vector<double> theta, Vector<double> g, ref Vector<double> first, ref Vector<double> second);
}

/// <summary>Runs rules on as many parameters at once as the processor has lanes. Roots and divisions would otherwise be slower than the memory.</summary>
internal static class Lanes
{
    public static void Run<TStep>(TStep step, RuleMemory memory, Observation at, RuleMemory nextMemory, Span<double> next)
        where TStep : struct, IOneMemoryStep
    {
        var (width, whole) = Widths(next.Length);
        var parameters = at.Parameters;
        var gradient = at.Gradient;
        var remembered = memory.Vector(0);
        var nextRemembered = nextMemory.Writable(0);
        for (var i = 0; i < whole; i += width)
        {
            Part(step, parameters[i..], gradient[i..], remembered[i..], next[i..], nextRemembered[i..]);
        }

        if (whole < next.Length)
        {
            // The last few parameters are moved in copies that fill all lanes.
            Span<double> theta = stackalloc double[width];
            Span<double> g = stackalloc double[width];
            Span<double> m = stackalloc double[width];
            at.Parameters[whole..].CopyTo(theta);
            at.Gradient[whole..].CopyTo(g);
            memory.Vector(0)[whole..].CopyTo(m);
            Part(step, theta, g, m, theta, m);
            theta[..(next.Length - whole)].CopyTo(next[whole..]);
            m[..(next.Length - whole)].CopyTo(nextMemory.Writable(0)[whole..]);
        }
    }

    public static void RunTwo<TStep>(TStep step, RuleMemory memory, Observation at, RuleMemory nextMemory, Span<double> next)
        where TStep : struct, ITwoMemoriesStep
    {
        var (width, whole) = Widths(next.Length);
        var parameters = at.Parameters;
        var gradient = at.Gradient;
        var first = memory.Vector(0);
        var second = memory.Vector(1);
        var nextFirst = nextMemory.Writable(0);
        var nextSecond = nextMemory.Writable(1);
        for (var i = 0; i < whole; i += width)
        {
            PartTwo(step, parameters[i..], gradient[i..], first[i..], second[i..], next[i..], nextFirst[i..], nextSecond[i..]);
        }

        if (whole < next.Length)
        {
            Span<double> theta = stackalloc double[width];
            Span<double> g = stackalloc double[width];
            Span<double> m = stackalloc double[width];
            Span<double> v = stackalloc double[width];
            at.Parameters[whole..].CopyTo(theta);
            at.Gradient[whole..].CopyTo(g);
            memory.Vector(0)[whole..].CopyTo(m);
            memory.Vector(1)[whole..].CopyTo(v);
            PartTwo(step, theta, g, m, v, theta, m, v);
            theta[..(next.Length - whole)].CopyTo(next[whole..]);
            m[..(next.Length - whole)].CopyTo(nextMemory.Writable(0)[whole..]);
            v[..(next.Length - whole)].CopyTo(nextMemory.Writable(1)[whole..]);
        }
    }

    private static (int Width, int Whole) Widths(int length) => (Vector<double>.Count, length - (length % Vector<double>.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Part<TStep>(
        TStep step, ReadOnlySpan<double> theta, ReadOnlySpan<double> g, ReadOnlySpan<double> m, Span<double> nextTheta, Span<double> nextM)
        where TStep : struct, IOneMemoryStep
    {
        var (parameters, memory) = (new Vector<double>(theta), new Vector<double>(m));
        step.Step(ref parameters, new Vector<double>(g), ref memory);
        parameters.CopyTo(nextTheta);
        memory.CopyTo(nextM);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PartTwo<TStep>(
        TStep step,
        ReadOnlySpan<double> theta,
        ReadOnlySpan<double> g,
        ReadOnlySpan<double> m,
        ReadOnlySpan<double> v,
        Span<double> nextTheta,
        Span<double> nextM,
        Span<double> nextV)
        where TStep : struct, ITwoMemoriesStep
    {
        var (parameters, first, second) = (new Vector<double>(theta), new Vector<double>(m), new Vector<double>(v));
        step.Step(ref parameters, new Vector<double>(g), ref first, ref second);
        parameters.CopyTo(nextTheta);
        first.CopyTo(nextM);
        second.CopyTo(nextV);
    }
}
