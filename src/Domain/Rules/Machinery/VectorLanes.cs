using System.Numerics;
using System.Runtime.CompilerServices;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>As many floats as the processor has lanes, one of each parameter.</summary>
/// <typeparam name="T">The float: 64 or 32 bits.</typeparam>
internal readonly struct VectorLanes<T>(Vector<T> lanes) : ILanes<VectorLanes<T>, T>
    where T : unmanaged
{
    private readonly Vector<T> _lanes = lanes;

    public static int Count => Vector<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes<T> operator +(VectorLanes<T> a, VectorLanes<T> b) => new(a._lanes + b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes<T> operator +(VectorLanes<T> a, double c) => new(a._lanes + All(c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes<T> operator -(VectorLanes<T> a, VectorLanes<T> b) => new(a._lanes - b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes<T> operator -(double c, VectorLanes<T> a) => new(All(c) - a._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes<T> operator *(VectorLanes<T> a, VectorLanes<T> b) => new(a._lanes * b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes<T> operator *(double c, VectorLanes<T> a) => new(All(c) * a._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes<T> operator /(VectorLanes<T> a, VectorLanes<T> b) => new(a._lanes / b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes<T> SquareRoot(VectorLanes<T> a) => new(Vector.SquareRoot(a._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes<T> Sign(VectorLanes<T> a)
        => new(Where(Vector.GreaterThan(a._lanes, Vector<T>.Zero)) - Where(Vector.LessThan(a._lanes, Vector<T>.Zero)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes<T> AtLeast(double c, VectorLanes<T> a) => new(Vector.Max(All(c), a._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes<T> WherePositive(VectorLanes<T> sign, VectorLanes<T> value)
        => new(Vector.ConditionalSelect(Vector.GreaterThan(sign._lanes, Vector<T>.Zero), value._lanes, Vector<T>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes<T> Load(ref readonly T start, nuint index) => new(Vector.LoadUnsafe(in start, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref T start, nuint index) => _lanes.StoreUnsafe(ref start, index);

    // 1 where something holds, else 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Where(Vector<T> holds) => Vector.ConditionalSelect(holds, Vector<T>.One, Vector<T>.Zero);

    // A constant of a formula has 64 bits, and is rounded once. The conversion of one number keeps the rest of its register, so that each step would wait for the
    // root and the division of the one before it; that of a whole vector does not. The branch is settled when the code is compiled.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> All(double c)
        => typeof(T) == typeof(float) ? Vector.As<float, T>(Vector.Narrow(new Vector<double>(c), new Vector<double>(c))) : Vector.As<double, T>(new(c));
}
