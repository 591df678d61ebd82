using System.Numerics;
using System.Runtime.CompilerServices;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>As many 32-bit floats as the processor has lanes, one of each parameter.</summary>
internal readonly struct FloatLanes(Vector<float> lanes) : ILanes<FloatLanes, float>
{
    private readonly Vector<float> _lanes = lanes;

    public static int Count => Vector<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes operator +(FloatLanes a, FloatLanes b) => new(a._lanes + b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes operator +(FloatLanes a, double c) => new(a._lanes + new Vector<float>((float)c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes operator -(FloatLanes a, FloatLanes b) => new(a._lanes - b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes operator -(double c, FloatLanes a) => new(new Vector<float>((float)c) - a._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes operator *(FloatLanes a, FloatLanes b) => new(a._lanes * b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes operator *(double c, FloatLanes a) => new(new Vector<float>((float)c) * a._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes operator /(FloatLanes a, FloatLanes b) => new(a._lanes / b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes SquareRoot(FloatLanes a) => new(Vector.SquareRoot(a._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes WherePositive(FloatLanes sign, FloatLanes value) => new(Vector.ConditionalSelect(Vector.GreaterThan(sign._lanes, Vector<float>.Zero), value._lanes, Vector<float>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatLanes Load(ref readonly float start, nuint index) => new(Vector.LoadUnsafe(in start, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float start, nuint index) => _lanes.StoreUnsafe(ref start, index);
}
