using System.Collections.Immutable;
using LanguageExt;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>The formula of a rule that moves a weight of a layer as a whole matrix, written once for every kind of matrix that it can run on.</summary>
public interface IMatrixFormula
{
    /// <summary>What it remembers of a parameter, and how that begins.</summary>
    /// <param name="rows">Rows of the parameter.</param>
    /// <param name="columns">Columns of the parameter.</param>
    Seq<MatrixStart> Memory(int rows, int columns);

    /// <summary>One step of one parameter.</summary>
    /// <param name="step">t, counted from 1.</param>
    /// <param name="theta">The weight, rows x columns.</param>
    /// <param name="g">Its gradient, of the same shape.</param>
    /// <param name="memory">What is remembered, in the order of <see cref="Memory"/>.</param>
    /// <typeparam name="TMatrix">The kind of matrix.</typeparam>
    MovedMatrix<TMatrix> Step<TMatrix>(long step, TMatrix theta, TMatrix g, ImmutableArray<TMatrix> memory)
        where TMatrix : IRuleMatrix<TMatrix>;
}

/// <summary>How a matrix that a rule remembers begins: a number times the identity; 0 for zeros.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Diagonal">The number on the diagonal.</param>
public sealed record MatrixStart(int Rows, int Columns, double Diagonal)
{
    /// <summary>Zeros.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    public static MatrixStart Zeros(int rows, int columns) => new(rows, columns, 0);
}

/// <summary>A parameter after a step, and what is remembered then.</summary>
/// <param name="Parameters">The weight.</param>
/// <param name="Memory">What is remembered.</param>
/// <typeparam name="TMatrix">The kind of matrix.</typeparam>
public readonly record struct MovedMatrix<TMatrix>(TMatrix Parameters, ImmutableArray<TMatrix> Memory)
    where TMatrix : IRuleMatrix<TMatrix>;
