using System.Runtime.CompilerServices;

namespace LossNav.Domain.Numerics.Blocks;

/// <summary>A 1 x 1 block.</summary>
internal readonly record struct Block1(double A) : IBlock<Block1, Vector1>
{
    public bool Exists => !double.IsNaN(A);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block1 Scalar(int dimension, double factor) => new(factor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block1 Read(ReadOnlySpan<double> entries, int dimension) => new(entries[0]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block1 operator +(Block1 left, Block1 right) => new(left.A + right.A);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block1 operator *(Block1 left, Block1 right) => new(left.A * right.A);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block1 operator *(double factor, Block1 block) => new(factor * block.A);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1 operator *(Block1 block, Vector1 vector) => new(block.A * vector.X);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block1 Transpose() => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block1 Symmetric() => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block1 Inverse() => new(A > 0 ? 1 / A : double.NaN);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block1 InverseOfShifted() => new(1 + A > 0 ? 1 / (1 + A) : double.NaN);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block1 Damped(Block1 inverse) => new(A * inverse.A);

    public Block1 Projected() => new(Math.Max(A, 0));
}

/// <summary>A vector of one number.</summary>
internal readonly record struct Vector1(double X) : IBlockVector<Vector1>
{
    public double LargestComponent => Math.Abs(X);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1 Zero(int dimension) => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1 Read(ReadOnlySpan<double> components) => new(components[0]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1 operator +(Vector1 left, Vector1 right) => new(left.X + right.X);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1 operator -(Vector1 left, Vector1 right) => new(left.X - right.X);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector1 operator *(double factor, Vector1 vector) => new(factor * vector.X);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Dot(Vector1 other) => X * other.X;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(Span<double> components) => components[0] = X;
}
