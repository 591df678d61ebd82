using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>Runs formulas in one pass, on as many parameters at once as the processor has lanes. A rule is then about as fast as the memory.</summary>
/// <typeparam name="TLanes">Several parameters at once.</typeparam>
/// <typeparam name="T">The float of one of them.</typeparam>
internal static class Lanes<TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged
{
    public static void Run<TFormula>(
        TFormula formula, ReadOnlySpan<T> theta, ReadOnlySpan<T> gradient, RuleVectors<T> memory, NextVectors<T> nextMemory, Span<T> next)
        where TFormula : struct, IRuleFormula
    {
        Keep<TFormula>(memory, nextMemory);
        var whole = next.Length - (next.Length % TLanes.Count);
        Whole(formula, whole, theta, gradient, memory, nextMemory, next);
        if (whole < next.Length)
        {
            Rest(formula, whole, theta, gradient, memory, nextMemory, next);
        }
    }

    // What the formula only reads is remembered as it is.
    private static void Keep<TFormula>(RuleVectors<T> memory, NextVectors<T> nextMemory)
        where TFormula : struct, IRuleFormula
    {
        if (TFormula.Writes < 1 && TFormula.Reads > 0)
        {
            memory.First.CopyTo(nextMemory.First);
        }

        if (TFormula.Writes < 2 && TFormula.Reads > 1)
        {
            memory.Second.CopyTo(nextMemory.Second);
        }

        if (TFormula.Writes < 3 && TFormula.Reads > 2)
        {
            memory.Third.CopyTo(nextMemory.Third);
        }
    }

    // Each range is checked once, before the loop, and nothing in the loop is called: all that it needs stays in registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Whole<TFormula>(
        TFormula formula, int length, ReadOnlySpan<T> thetas, ReadOnlySpan<T> gradient, RuleVectors<T> memory, NextVectors<T> nextMemory, Span<T> next)
        where TFormula : struct, IRuleFormula
    {
        ref var theta = ref MemoryMarshal.GetReference(thetas[..length]);
        ref var g = ref MemoryMarshal.GetReference(gradient[..length]);
        ref var nextTheta = ref MemoryMarshal.GetReference(next[..length]);
        ref var first = ref MemoryMarshal.GetReference(memory.First[..(TFormula.Reads > 0 ? length : 0)]);
        ref var second = ref MemoryMarshal.GetReference(memory.Second[..(TFormula.Reads > 1 ? length : 0)]);
        ref var third = ref MemoryMarshal.GetReference(memory.Third[..(TFormula.Reads > 2 ? length : 0)]);
        ref var nextFirst = ref MemoryMarshal.GetReference(nextMemory.First[..(TFormula.Writes > 0 ? length : 0)]);
        ref var nextSecond = ref MemoryMarshal.GetReference(nextMemory.Second[..(TFormula.Writes > 1 ? length : 0)]);
        ref var nextThird = ref MemoryMarshal.GetReference(nextMemory.Third[..(TFormula.Writes > 2 ? length : 0)]);
        for (nuint i = 0; i < (nuint)length; i += (nuint)TLanes.Count)
        {
            var moved = formula.Step(
                TLanes.Load(in theta, i),
                TLanes.Load(in g, i),
                new Remembered<TLanes>
                {
                    First = TFormula.Reads > 0 ? TLanes.Load(in first, i) : default,
                    Second = TFormula.Reads > 1 ? TLanes.Load(in second, i) : default,
                    Third = TFormula.Reads > 2 ? TLanes.Load(in third, i) : default,
                });
            moved.Parameters.Store(ref nextTheta, i);
            if (TFormula.Writes > 0)
            {
                moved.Memory.First.Store(ref nextFirst, i);
            }

            if (TFormula.Writes > 1)
            {
                moved.Memory.Second.Store(ref nextSecond, i);
            }

            if (TFormula.Writes > 2)
            {
                moved.Memory.Third.Store(ref nextThird, i);
            }
        }
    }

    // The last few parameters, fewer than there are lanes.
    private static void Rest<TFormula>(
        TFormula formula, int from, ReadOnlySpan<T> theta, ReadOnlySpan<T> gradient, RuleVectors<T> memory, NextVectors<T> nextMemory, Span<T> next)
        where TFormula : struct, IRuleFormula
    {
        var moved = formula.Step(
            Load(theta[from..]),
            Load(gradient[from..]),
            new Remembered<TLanes>
            {
                First = TFormula.Reads > 0 ? Load(memory.First[from..]) : default,
                Second = TFormula.Reads > 1 ? Load(memory.Second[from..]) : default,
                Third = TFormula.Reads > 2 ? Load(memory.Third[from..]) : default,
            });
        Store(moved.Parameters, next[from..]);
        if (TFormula.Writes > 0)
        {
            Store(moved.Memory.First, nextMemory.First[from..]);
        }

        if (TFormula.Writes > 1)
        {
            Store(moved.Memory.Second, nextMemory.Second[from..]);
        }

        if (TFormula.Writes > 2)
        {
            Store(moved.Memory.Third, nextMemory.Third[from..]);
        }
    }

    private static TLanes Load(ReadOnlySpan<T> few)
    {
        Span<T> all = stackalloc T[TLanes.Count];
        all.Clear();
        few.CopyTo(all);
        return TLanes.Load(in all[0], 0);
    }

    private static void Store(TLanes lanes, Span<T> few)
    {
        Span<T> all = stackalloc T[TLanes.Count];
        lanes.Store(ref all[0], 0);
        all[..few.Length].CopyTo(few);
    }
}
