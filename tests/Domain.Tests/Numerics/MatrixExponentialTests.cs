using CsCheck;
using LossNav.Domain.Numerics;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Numerics;

public class MatrixExponentialTests
{
    [Fact]
    public void A_generator_of_rotations_gives_a_rotation()
    {
        // e^{t[[0,−1],[1,0]]} turns the plane by the angle t.
        var angle = 30.0;
        var expected = Mat.FromRows(Vec.Of(Math.Cos(angle), -Math.Sin(angle)), Vec.Of(Math.Sin(angle), Math.Cos(angle)));
        Close.To(expected, MatrixExponential.Of(angle * Mat.FromRows(Vec.Of(0, -1), Vec.Of(1, 0))), 1e-13);
    }

    [Fact]
    public void A_nilpotent_matrix_gives_its_finite_series()
    {
        // N² = 0, so e^N = I + N.
        Close.To(Mat.FromRows(Vec.Of(1, 7), Vec.Of(0, 1)), MatrixExponential.Of(Mat.FromRows(Vec.Of(0, 7), Vec.Of(0, 0))), 1e-15);
    }

    [Fact]
    public void It_agrees_with_the_eigenvalues_of_a_symmetric_matrix()
        => Problems.PositiveDefinite(3).Sample(m =>
            Close.To(SymmetricEigen.Of(m).Apply(Math.Exp), MatrixExponential.Of(m), 1e-13 * MatrixExponential.Of(m).FrobeniusNorm));
}
