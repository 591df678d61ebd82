using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>Runs formulas in one pass, on as many parameters at once as the processor has lanes. A rule is then about as fast as the memory.</summary>
internal static class Lanes
{
    public static void Run<TFormula>(TFormula formula, RuleMemory memory, Observation at, RuleMemory nextMemory, Span<double> next)
        where TFormula : struct, ILaneFormula
    {
        for (var i = TFormula.Writes; i < TFormula.Reads; i++)
        {
            memory.Vector(i).CopyTo(nextMemory.Writable(i));
        }

        var whole = next.Length - (next.Length % Vector<double>.Count);
        Whole(formula, whole, memory, at, nextMemory, next);
        if (whole < next.Length)
        {
            Rest(formula, whole, memory, at, nextMemory, next);
        }

        nextMemory.Steps = memory.Steps + 1;
    }

    // Each range is checked once, before the loop, and nothing in the loop is called: all that it needs stays in registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Whole<TFormula>(
        TFormula formula, int length, RuleMemory memory, Observation at, RuleMemory nextMemory, Span<double> next)
        where TFormula : struct, ILaneFormula
    {
        ref var theta = ref MemoryMarshal.GetReference(at.Parameters[..length]);
        ref var g = ref MemoryMarshal.GetReference(at.Gradient[..length]);
        ref var moved = ref MemoryMarshal.GetReference(next[..length]);
        ref var first = ref Start(TFormula.Reads > 0, memory, 0, length);
        ref var second = ref Start(TFormula.Reads > 1, memory, 1, length);
        ref var third = ref Start(TFormula.Reads > 2, memory, 2, length);
        ref var nextFirst = ref Start(TFormula.Writes > 0, nextMemory, 0, length);
        ref var nextSecond = ref Start(TFormula.Writes > 1, nextMemory, 1, length);
        ref var nextThird = ref Start(TFormula.Writes > 2, nextMemory, 2, length);
        for (nuint i = 0; i < (nuint)length; i += (nuint)Vector<double>.Count)
        {
            var remembered = default(Remembered);
            if (TFormula.Reads > 0)
            {
                remembered.First = Vector.LoadUnsafe(ref first, i);
            }

            if (TFormula.Reads > 1)
            {
                remembered.Second = Vector.LoadUnsafe(ref second, i);
            }

            if (TFormula.Reads > 2)
            {
                remembered.Third = Vector.LoadUnsafe(ref third, i);
            }

            formula.Step(Vector.LoadUnsafe(ref theta, i), Vector.LoadUnsafe(ref g, i), ref remembered).StoreUnsafe(ref moved, i);
            if (TFormula.Writes > 0)
            {
                remembered.First.StoreUnsafe(ref nextFirst, i);
            }

            if (TFormula.Writes > 1)
            {
                remembered.Second.StoreUnsafe(ref nextSecond, i);
            }

            if (TFormula.Writes > 2)
            {
                remembered.Third.StoreUnsafe(ref nextThird, i);
            }
        }
    }

    private static ref double Start(bool used, RuleMemory memory, int index, int length)
    {
        if (used)
        {
            return ref MemoryMarshal.GetReference(memory.Writable(index)[..length]);
        }

        return ref Unsafe.NullRef<double>();
    }

    // The last few parameters, fewer than there are lanes.
    private static void Rest<TFormula>(
        TFormula formula, int from, RuleMemory memory, Observation at, RuleMemory nextMemory, Span<double> next)
        where TFormula : struct, ILaneFormula
    {
        var remembered = new Remembered
        {
            First = TFormula.Reads > 0 ? Load(memory.Vector(0)[from..]) : default,
            Second = TFormula.Reads > 1 ? Load(memory.Vector(1)[from..]) : default,
            Third = TFormula.Reads > 2 ? Load(memory.Vector(2)[from..]) : default,
        };
        Store(formula.Step(Load(at.Parameters[from..]), Load(at.Gradient[from..]), ref remembered), next[from..]);
        if (TFormula.Writes > 0)
        {
            Store(remembered.First, nextMemory.Writable(0)[from..]);
        }

        if (TFormula.Writes > 1)
        {
            Store(remembered.Second, nextMemory.Writable(1)[from..]);
        }

        if (TFormula.Writes > 2)
        {
            Store(remembered.Third, nextMemory.Writable(2)[from..]);
        }
    }

    private static Vector<double> Load(ReadOnlySpan<double> few)
    {
        Span<double> all = stackalloc double[Vector<double>.Count];
        all.Clear();
        few.CopyTo(all);
        return new Vector<double>(all);
    }

    private static void Store(Vector<double> lanes, Span<double> few)
    {
        Span<double> all = stackalloc double[Vector<double>.Count];
        lanes.CopyTo(all);
        all[..few.Length].CopyTo(few);
    }
}
