using System.Runtime.CompilerServices;

namespace LossNav.Domain.Numerics.Blocks;

/// <summary>A 2 x 2 block, [[A, B], [C, D]].</summary>
internal readonly record struct Block2(double A, double B, double C, double D) : IBlock<Block2, Vector2>
{
    public bool Exists => !double.IsNaN(A);

    private double Determinant => (A * D) - (B * C);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block2 Scalar(int dimension, double factor) => new(factor, 0, 0, factor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block2 Read(ReadOnlySpan<double> entries, int dimension) => new(entries[0], entries[1], entries[2], entries[3]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block2 operator +(Block2 left, Block2 right)
        => new(left.A + right.A, left.B + right.B, left.C + right.C, left.D + right.D);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block2 operator *(Block2 left, Block2 right)
        => new(
            (left.A * right.A) + (left.B * right.C),
            (left.A * right.B) + (left.B * right.D),
            (left.C * right.A) + (left.D * right.C),
            (left.C * right.B) + (left.D * right.D));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block2 operator *(double factor, Block2 block)
        => new(factor * block.A, factor * block.B, factor * block.C, factor * block.D);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector2 operator *(Block2 block, Vector2 vector)
        => new((block.A * vector.X) + (block.B * vector.Y), (block.C * vector.X) + (block.D * vector.Y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block2 Transpose() => new(A, C, B, D);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block2 Symmetric()
    {
        var cross = 0.5 * (B + C);
        return new Block2(A, cross, cross, D);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block2 Inverse()
    {
        var determinant = Determinant;
        var scale = determinant > 0 && A > 0 ? 1 / determinant : double.NaN;
        return new Block2(D * scale, -B * scale, -C * scale, A * scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block2 InverseOfShifted()
    {
        var determinant = 1 + (A + D + Determinant);
        var scale = determinant > 0 && 1 + A > 0 ? 1 / determinant : double.NaN;
        return new Block2((1 + D) * scale, -B * scale, -C * scale, (1 + A) * scale);
    }

    // By Cayley and Hamilton N adj(I + N) = N + det(N) I: no product, and the division does not wait for the rest.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Block2 Damped(Block2 inverse)
    {
        var determinant = Determinant;
        var scale = 1 / (1 + (A + D + determinant));
        return new Block2((A + determinant) * scale, B * scale, C * scale, (D + determinant) * scale);
    }

    // With eigenvalues m ± r, a symmetric block minus its negative part is a combination of itself and I.
    public Block2 Projected()
    {
        var (mean, half) = (0.5 * (A + D), 0.5 * (A - D));
        var radius = Math.Sqrt((half * half) + (B * C));
        if (mean - radius >= 0)
        {
            return this;
        }

        var top = Math.Max(mean + radius, 0);
        return radius == 0 ? Scalar(2, top) : (top / (2 * radius)) * (this + Scalar(2, radius - mean));
    }
}

/// <summary>A vector of two numbers.</summary>
internal readonly record struct Vector2(double X, double Y) : IBlockVector<Vector2>
{
    public double LargestComponent => Math.Max(Math.Abs(X), Math.Abs(Y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector2 Zero(int dimension) => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector2 Read(ReadOnlySpan<double> components) => new(components[0], components[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector2 operator +(Vector2 left, Vector2 right) => new(left.X + right.X, left.Y + right.Y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector2 operator -(Vector2 left, Vector2 right) => new(left.X - right.X, left.Y - right.Y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector2 operator *(double factor, Vector2 vector) => new(factor * vector.X, factor * vector.Y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Dot(Vector2 other) => (X * other.X) + (Y * other.Y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(Span<double> components) => (components[0], components[1]) = (X, Y);
}
