using CsCheck;
using LossNav.Domain.Numerics;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Numerics;

public class RiccatiTests
{
    [Fact]
    public void A_defective_closed_loop_is_solved_all_the_same()
    {
        // A = [0 1; 0 0], S = diag(0, 1), Q = diag(1, 2): the closed loop has the double eigenvalue −1 with one eigenvector.
        // With P = [2 1; 1 2]: AᵀP + PA = [0 2; 2 2], PSP = [1 2; 2 4], so AᵀP + PA − PSP + Q = 0.
        var p = Riccati.Solve(Mat.FromRows(Vec.Of(0, 1), Vec.Of(0, 0)), Mat.Diagonal(0, 1), Mat.Diagonal(1, 2));
        Close.To(Mat.FromRows(Vec.Of(2, 1), Vec.Of(1, 2)), p.IfNone(Mat.Zero(2, 2)), 1e-11);
    }

    [Fact]
    public void The_stabilising_solution_leaves_no_residual_and_a_stable_closed_loop()
        => Gen.Int[1, 5].SelectMany(n => Gen.Select(Problems.Matrix(n), Problems.PositiveDefinite(n), Problems.PositiveDefinite(n))).Sample((f, s, q) =>
        {
            var p = Riccati.Solve(f, s, q).IfNone(Mat.Zero(f.Rows, f.Rows));
            Close.To(0, Riccati.RelativeResidual(f, s, q, p), 1e-13);

            // A Lyapunov equation with a definite right side has a definite solution only where the matrix is stable.
            var closedLoop = f - (s * p);
            var x = Lyapunov.Solve(closedLoop, Mat.Identity(f.Rows)).IfNone(Mat.Scalar(f.Rows, -1));
            Assert.True(SymmetricEigen.Of(x).Values[0] > 0);
        });

    [Fact]
    public void Eigenvalues_on_the_axis_have_no_stabilising_solution()
    {
        // F = 0, Q = 0: nothing drives the state, and its closed loop stays at 0.
        Assert.True(Riccati.Solve(Mat.Zero(1, 1), Mat.Identity(1), Mat.Zero(1, 1)).IsNone);
    }

    [Fact]
    public void A_Lyapunov_solution_satisfies_its_equation()
        => Gen.Int[1, 5].SelectMany(n => Gen.Select(Problems.Matrix(n), Problems.PositiveDefinite(n))).Sample((m, q) =>
        {
            var stable = m - Mat.Scalar(m.Rows, m.FrobeniusNorm + 0.1);
            var x = Lyapunov.Solve(stable, q).IfNone(Mat.Zero(m.Rows, m.Rows));
            Close.To(-q, (stable.Transpose * x) + (x * stable), 1e-12 * q.FrobeniusNorm);
        });

    [Fact]
    public void An_unstable_matrix_has_no_Lyapunov_solution_of_that_kind()
        => Assert.True(Lyapunov.Solve(Mat.Diagonal(-1, 2), Mat.Identity(2)).IsNone);
}
