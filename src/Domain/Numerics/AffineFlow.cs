using System.Numerics;
using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Numerics;

/// <summary>The exact flow of ẋ = −Kx + c, at any time.</summary>
internal sealed class AffineFlow
{
    // Beyond this condition number the eigenvectors lose more digits than scaling and squaring does.
    private const double WorstCondition = 1e6;

    private readonly Option<Modes> _modes;
    private readonly Mat _augmented;

    /// <summary>The flow for a rate matrix K (D x D) and a constant velocity c.</summary>
    public AffineFlow(Mat rate, Vec constant)
    {
        var n = rate.Rows;
        FixedPoint = constant == Vec.Zero(n) ? Some(constant) : LinearAlgebra.Solve(rate, constant);
        _modes = FixedPoint.Bind(_ => Modes.Of(rate));
        _augmented = Mat.Generate(n + 1, n + 1, (i, j) => i == n ? 0 : j == n ? constant[i] : -rate[i, j]);
    }

    /// <summary>Where the flow stands still, or none if K is singular.</summary>
    public Option<Vec> FixedPoint { get; }

    /// <summary>The position at time t of the path that starts at <paramref name="start"/>.</summary>
    public Func<double, Vec> From(Vec start)
        => (from modes in _modes from point in FixedPoint select modes.Path(point, start - point)).IfNone(() => t => Augmented(start, t));

    private Vec Augmented(Vec start, double t)
    {
        var n = start.Dimension;
        var extended = Vec.Generate(n + 1, i => i < n ? start[i] : 1);
        var moved = MatrixExponential.Of(t * _augmented) * extended;
        return Vec.Generate(n, i => moved[i]);
    }

    // K = W diag(λ) W⁻¹: each mode decays (and turns) on its own.
    private sealed record Modes(Complex[] Rates, Complex[,] Vectors, MathNet.Numerics.LinearAlgebra.Matrix<Complex> Inverse)
    {
        public static Option<Modes> Of(Mat rate)
        {
            var evd = LinearAlgebra.ToMathNet(rate).Evd();
            var vectors = ComplexVectors(evd, rate.Rows);
            var matrix = MathNet.Numerics.LinearAlgebra.Matrix<Complex>.Build.DenseOfArray(vectors);
            var condition = matrix.FrobeniusNorm() * matrix.Inverse().FrobeniusNorm();
            return condition < WorstCondition
                ? Some(new Modes([.. evd.EigenValues], vectors, matrix.Inverse()))
                : None;
        }

        public Func<double, Vec> Path(Vec fixedPoint, Vec offset)
        {
            var n = offset.Dimension;
            var weights = Inverse * MathNet.Numerics.LinearAlgebra.Vector<Complex>.Build.Dense(n, i => offset[i]);
            var weighted = new Complex[n, n];
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    weighted[i, j] = Vectors[i, j] * weights[j];
                }
            }

            return t => At(fixedPoint, weighted, t);
        }

        private Vec At(Vec fixedPoint, Complex[,] weighted, double t)
        {
            var n = Rates.Length;
            var position = fixedPoint.ToArray();
            for (var j = 0; j < n; j++)
            {
                var factor = Complex.Exp(-Rates[j] * t);
                for (var i = 0; i < n; i++)
                {
                    position[i] += (weighted[i, j] * factor).Real;
                }
            }

            return Vec.Copy(position);
        }

        // MathNet keeps the real and imaginary parts of a conjugate pair in two neighbouring columns.
        private static Complex[,] ComplexVectors(MathNet.Numerics.LinearAlgebra.Factorization.Evd<double> evd, int n)
        {
            var vectors = new Complex[n, n];
            for (var j = 0; j < n; j++)
            {
                var imaginary = evd.EigenValues[j].Imaginary;
                var first = imaginary < 0 ? j - 1 : j;
                for (var i = 0; i < n; i++)
                {
                    vectors[i, j] = imaginary == 0
                        ? evd.EigenVectors[i, j]
                        : new Complex(evd.EigenVectors[i, first], Math.Sign(imaginary) * evd.EigenVectors[i, first + 1]);
                }
            }

            return vectors;
        }
    }
}
