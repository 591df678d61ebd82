namespace LossNav.Domain.Numerics.Blocks;

/// <summary>
/// A small square matrix as a value, so that one elimination, written once, is compiled anew for each size without calls or allocation:
/// <see cref="Block1"/>, <see cref="Block2"/>, and <see cref="BlockN"/> for every other size.
/// </summary>
internal interface IBlock<TBlock, TVector>
    where TBlock : struct, IBlock<TBlock, TVector>
    where TVector : struct, IBlockVector<TVector>
{
    /// <summary>Whether the block is a number and not the mark of an inverse that does not exist.</summary>
    bool Exists { get; }

    static abstract TBlock Scalar(int dimension, double factor);

    static abstract TBlock Read(ReadOnlySpan<double> entries, int dimension);

    static abstract TBlock operator +(TBlock left, TBlock right);

    static abstract TBlock operator *(TBlock left, TBlock right);

    static abstract TBlock operator *(double factor, TBlock block);

    static abstract TVector operator *(TBlock block, TVector vector);

    TBlock Transpose();

    /// <summary>The mean of the block and its transpose.</summary>
    TBlock Symmetric();

    /// <summary>N⁻¹ of a symmetric block N; does not exist unless N is positive definite.</summary>
    TBlock Inverse();

    /// <summary>(I + N)⁻¹ of a symmetric block N; does not exist unless I + N is positive definite.</summary>
    TBlock InverseOfShifted();

    /// <summary>N(I + N)⁻¹ of a symmetric block N, symmetric and without rounding a small N against I.</summary>
    /// <param name="inverse">(I + N)⁻¹.</param>
    TBlock Damped(TBlock inverse);

    /// <summary>The nearest positive semidefinite block to a symmetric one.</summary>
    TBlock Projected();
}

/// <summary>The vector that goes with a block.</summary>
internal interface IBlockVector<TVector>
    where TVector : struct, IBlockVector<TVector>
{
    double LargestComponent { get; }

    static abstract TVector Zero(int dimension);

    static abstract TVector Read(ReadOnlySpan<double> components);

    static abstract TVector operator +(TVector left, TVector right);

    static abstract TVector operator -(TVector left, TVector right);

    static abstract TVector operator *(double factor, TVector vector);

    double Dot(TVector other);

    void Write(Span<double> components);
}
