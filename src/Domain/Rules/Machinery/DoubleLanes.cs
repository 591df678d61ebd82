using System.Numerics;
using System.Runtime.CompilerServices;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>As many 64-bit floats as the processor has lanes, one of each parameter.</summary>
internal readonly struct DoubleLanes(Vector<double> lanes) : ILanes<DoubleLanes, double>
{
    private readonly Vector<double> _lanes = lanes;

    public static int Count => Vector<double>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes operator +(DoubleLanes a, DoubleLanes b) => new(a._lanes + b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes operator +(DoubleLanes a, double c) => new(a._lanes + new Vector<double>(c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes operator -(DoubleLanes a, DoubleLanes b) => new(a._lanes - b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes operator -(double c, DoubleLanes a) => new(new Vector<double>(c) - a._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes operator *(DoubleLanes a, DoubleLanes b) => new(a._lanes * b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes operator *(double c, DoubleLanes a) => new(new Vector<double>(c) * a._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes operator /(DoubleLanes a, DoubleLanes b) => new(a._lanes / b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes SquareRoot(DoubleLanes a) => new(Vector.SquareRoot(a._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes WherePositive(DoubleLanes sign, DoubleLanes value) => new(Vector.ConditionalSelect(Vector.GreaterThan(sign._lanes, Vector<double>.Zero), value._lanes, Vector<double>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleLanes Load(ref readonly double start, nuint index) => new(Vector.LoadUnsafe(in start, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double start, nuint index) => _lanes.StoreUnsafe(ref start, index);
}
