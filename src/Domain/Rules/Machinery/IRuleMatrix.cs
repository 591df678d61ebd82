namespace LossNav.Domain.Rules.Machinery;

/// <summary>What the formula of a rule for weights of layers reckons with: a matrix of 64-bit numbers, or a tensor on any device.</summary>
/// <typeparam name="TSelf">The matrix.</typeparam>
public interface IRuleMatrix<TSelf>
    where TSelf : IRuleMatrix<TSelf>
{
    /// <summary>Number of rows.</summary>
    int Rows { get; }

    /// <summary>Number of columns.</summary>
    int Columns { get; }

    /// <summary>A + B, of one shape.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>A − B, of one shape.</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary>cA.</summary>
    static abstract TSelf operator *(double c, TSelf a);

    /// <summary>The product AB.</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary>AAᵀ.</summary>
    static abstract TSelf TimesItsTransposed(TSelf a);

    /// <summary>Aᵀ.</summary>
    static abstract TSelf Transposed(TSelf a);

    /// <summary>The sum of the products of entries, tr AᵀB, of two matrices of one shape.</summary>
    static abstract double Dot(TSelf a, TSelf b);

    /// <summary>Q diag(f(λ)) Qᵀ of a symmetric A = Q diag(λ) Qᵀ.</summary>
    static abstract TSelf OfSymmetric(Func<double, double> f, TSelf a);

    /// <summary>Q of a symmetric A = Q diag(λ) Qᵀ, one eigenvector in each column, the eigenvalues increasing.</summary>
    static abstract TSelf Eigenvectors(TSelf a);

    /// <summary>U diag(σ f(σ)) Vᵀ of A = U diag(σ) Vᵀ; along directions whose σ is 0 up to rounding it is 0.</summary>
    /// <param name="f">A factor for each singular value σ &gt; 0.</param>
    /// <param name="a">A, of any shape.</param>
    static abstract TSelf OfSingular(Func<double, double> f, TSelf a);

    /// <summary>Entry by entry, what Adam's step is made of: A/(√B + c).</summary>
    static abstract TSelf OverRoot(TSelf a, TSelf b, double c);

    /// <summary>The squares of the entries.</summary>
    static abstract TSelf Squared(TSelf a);
}
