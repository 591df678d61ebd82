using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Solvers.MatrixFree;

/// <summary>Lanczos' iteration on a symmetric operator that is known by its products only, with full reorthogonalisation: one vector is kept for each step.</summary>
internal sealed class Lanczos
{
    private readonly List<double[]> _basis = [];
    private readonly List<double> _diagonal = [];
    private readonly List<double> _beside = [];
    private double[] _next;

    /// <summary>Begins with a vector.</summary>
    public Lanczos(double[] first) => _next = first;

    /// <summary>Steps taken.</summary>
    public int Count => _basis.Count;

    /// <summary>Whether the space is exhausted, so that the Ritz values are eigenvalues.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>One step more.</summary>
    /// <param name="multiply">Writes the product of the operator with the first vector into the second; false where somebody asked to stop.</param>
    /// <param name="orthogonalise">Takes out what lies outside the space in which the operator is looked at.</param>
    /// <returns>False where somebody asked to stop.</returns>
    public bool Step(Func<double[], double[], bool> multiply, Action<double[]> orthogonalise)
    {
        var vector = _next;
        Elementwise.Scale(1 / Norm(vector), vector);
        var product = new double[vector.Length];
        if (!multiply(vector, product))
        {
            return false;
        }

        orthogonalise(product);
        var size = Norm(product);
        _basis.Add(vector);
        _diagonal.Add(Rows.Dot(vector, product));

        // The three terms first, then what rounding has left along all the others: the second pass without which orthogonality is lost (Parlett, section 6.9).
        Rows.AddScaled(-_diagonal[^1], vector, product);
        if (Count > 1)
        {
            Rows.AddScaled(-_beside[^1], _basis[^2], product);
        }

        foreach (var known in _basis)
        {
            Rows.AddScaled(-Rows.Dot(known, product), known, product);
        }

        orthogonalise(product);

        _beside.Add(Norm(product));
        IsExhausted = _beside[^1] <= 1e-13 * Math.Max(size, Math.Abs(_diagonal[^1]));
        _next = product;
        return true;
    }

    /// <summary>The Ritz values in rising order, each with the norm of its residual: an eigenvalue of the operator inside the space lies as near as that.</summary>
    public (double Value, double Residual)[] Ritz()
    {
        var eigen = Tridiagonal();
        return [.. Enumerable.Range(0, Count).Select(i => (eigen.Values[i], IsExhausted ? 0 : Math.Abs(_beside[^1] * eigen.Vectors[Count - 1, i])))];
    }

    /// <summary>The vector of the lowest Ritz value, of length 1.</summary>
    public double[] LowestVector()
    {
        var eigen = Tridiagonal();
        var vector = new double[_basis[0].Length];
        for (var i = 0; i < Count; i++)
        {
            Rows.AddScaled(eigen.Vectors[i, 0], _basis[i], vector);
        }

        return vector;
    }

    private SymmetricEigen Tridiagonal()
        => SymmetricEigen.Of(Mat.Generate(Count, Count, (i, j) => i == j ? _diagonal[i] : Math.Abs(i - j) == 1 ? _beside[Math.Min(i, j)] : 0));

    private static double Norm(double[] vector) => Math.Sqrt(Rows.Dot(vector, vector));
}
