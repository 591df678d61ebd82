using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Assumptions;

/// <summary>How far one set of parameters lies from another: the metric G in the cost of moving, (1/2η) uᵀGu.</summary>
public abstract record Metric
{
    private Metric()
    {
    }

    /// <summary>G = I: every direction costs the same.</summary>
    public static Metric Flat { get; } = new Euclidean();

    /// <summary>Gives the value of the case that this metric is.</summary>
    public TResult Match<TResult>(
        Func<Euclidean, TResult> euclidean, Func<Constant, TResult> constant, Func<Field, TResult> field, Func<Authority, TResult> authority) => this switch
    {
        Euclidean metric => euclidean(metric),
        Constant metric => constant(metric),
        Field metric => field(metric),
        Authority metric => authority(metric),
        _ => throw new InvalidOperationException($"{GetType()} is not a metric."),
    };

    /// <summary>The matrix G in D dimensions, D x D, of a metric that is the same everywhere; nothing where it is not, or where G⁻¹ is singular.</summary>
    public Option<Mat> Tensor(int dimension)
        => Match(_ => Mat.Identity(dimension), metric => metric.Matrix, _ => Option<Mat>.None, metric => Inverse(metric.InverseMetric));

    /// <summary>The matrix G⁻¹ in D dimensions, D x D, of a metric that is the same everywhere; nothing where it is not.</summary>
    public Option<Mat> InverseTensor(int dimension) => Match(
        _ => Mat.Identity(dimension),
        metric => SymmetricEigen.Of(metric.Matrix).Apply(g => 1 / g),
        _ => Option<Mat>.None,
        metric => metric.InverseMetric);

    /// <summary>The matrix G at a point, at time 0: D x D. Where only a singular G⁻¹ is given, its pseudoinverse: right for every velocity that the learner can choose.</summary>
    public Mat TensorAt(Vec position) => TensorAt(0, position);

    /// <summary>The matrix G at a time and a point, D x D; see <see cref="TensorAt(Vec)"/>.</summary>
    public Mat TensorAt(double time, Vec position) => Match(
        _ => Mat.Identity(position.Dimension),
        metric => metric.Matrix,
        metric => Mat.Generate(
            position.Dimension, position.Dimension, (i, j) => metric.Entries[(i * position.Dimension) + j].At(time, position).Value),
        metric => PseudoInverse(metric.InverseMetric));

    /// <summary>Whether some direction cannot be pushed at all, so that G does not exist.</summary>
    internal bool IsSingular(int dimension) => this is Authority && Tensor(dimension).IsNone;

    internal Seq<NavigationError> Check(Vec start, int dimension) => Match(
        _ => Empty,
        metric => Checks.PositiveDefinite("the metric G", metric.Matrix, dimension),
        metric => CheckField(metric, start, dimension),
        metric => Checks.PositiveSemidefinite("the inverse metric G⁻¹", metric.InverseMetric, dimension));

    private static Seq<NavigationError> CheckField(Field metric, Vec start, int dimension)
    {
        var shape = Checks.Functions("the metric G", metric.Entries, dimension * dimension, dimension);
        return shape.IsEmpty && start.Dimension == dimension
            ? Checks.PositiveDefinite("the metric G at the start θ₀", metric.TensorAt(start), dimension)
            : shape;
    }

    private static Option<Mat> Inverse(Mat matrix)
    {
        var eigen = SymmetricEigen.Of(matrix);
        return eigen.Values[0] > Zero(eigen) ? Some(eigen.Apply(value => 1 / value)) : None;
    }

    private static Mat PseudoInverse(Mat matrix)
    {
        var eigen = SymmetricEigen.Of(matrix);
        return eigen.Apply(value => value > Zero(eigen) ? 1 / value : 0);
    }

    // Eigenvalues below this are zeros that rounding has moved.
    private static double Zero(SymmetricEigen eigen) => 1e-13 * eigen.Values[eigen.Values.Dimension - 1];

    /// <summary>G = I.</summary>
    public sealed record Euclidean : Metric;

    /// <summary>The same metric everywhere.</summary>
    /// <param name="Matrix">G, D x D, symmetric and positive definite.</param>
    public sealed record Constant(Mat Matrix) : Metric;

    /// <summary>A metric G(θ) that changes from point to point, and perhaps with time: a curved space such as that of the Fisher information.</summary>
    /// <param name="Entries">G₁₁, G₁₂, … row by row: D x D functions of the D parameters; symmetric and positive definite at every point of the path.</param>
    public sealed record Field(Seq<ScalarFunction> Entries) : Metric;

    /// <summary>A learner who cannot push every parameter directly: the inverse metric G⁻¹, given as it is, may be singular. Only velocities u in its range can be chosen.</summary>
    /// <param name="InverseMetric">G⁻¹, D x D, symmetric and positive semidefinite.</param>
    public sealed record Authority(Mat InverseMetric) : Metric;
}
