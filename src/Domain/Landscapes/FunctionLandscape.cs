using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Landscapes;

/// <summary>A landscape made of pure functions: equal points must give equal numbers. It can do what the functions that it was given can do.</summary>
public sealed class FunctionLandscape : DenseLandscape
{
    private readonly Func<Vec, double> _value;
    private readonly Func<Vec, Vec> _gradient;
    private readonly Func<Vec, Mat> _hessian;

    private FunctionLandscape(string name, int dimension, Func<Vec, double> value, Func<Vec, Vec> gradient, Func<Vec, Mat> hessian)
        : base(name, dimension, Empty) => (_value, _gradient, _hessian) = (value, gradient, hessian);

    /// <summary>A landscape of value, gradient and Hessian, for every solver.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="dimension">Number of parameters, 1 ≤ D ≤ 46,340.</param>
    /// <param name="value">L(θ).</param>
    /// <param name="gradient">∇L(θ), D numbers.</param>
    /// <param name="hessian">∇²L(θ), D x D, symmetric.</param>
    /// <returns>The landscape, or all that is wrong: the functions are tried at the origin for their shapes.</returns>
    public static Validation<NavigationError, FunctionLandscape> Create(
        string name, int dimension, Func<Vec, double> value, Func<Vec, Vec> gradient, Func<Vec, Mat> hessian)
        => Checks.DenseDimension(dimension) is { IsEmpty: false } errors
            ? Fail<NavigationError, FunctionLandscape>(errors)
            : Checks.Then(
                FitsGradient(gradient(Vec.Zero(dimension)), dimension) + FitsHessian(hessian(Vec.Zero(dimension)), dimension),
                () => new FunctionLandscape(name, dimension, value, gradient, hessian));

    /// <summary>A landscape of value and gradient only, for gradient flow and rules of first order.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="dimension">Number of parameters, D ≥ 1.</param>
    /// <param name="value">L(θ).</param>
    /// <param name="gradient">∇L(θ), D numbers.</param>
    /// <returns>The landscape, or all that is wrong: the gradient is tried at the origin for its shape.</returns>
    public static Validation<NavigationError, Landscape> OfFirstOrder(string name, int dimension, Func<Vec, double> value, Func<Vec, Vec> gradient)
        => Checks.AtLeast("the number of parameters D", dimension, 1) is { IsEmpty: false } errors
            ? Fail<NavigationError, Landscape>(errors)
            : Checks.Then<Landscape>(
                FitsGradient(gradient(Vec.Zero(dimension)), dimension),
                () => new FirstOrder(name, dimension, value, gradient));

    /// <summary>A landscape of value, gradient and products of the Hessian with a vector, for solvers that need no matrix.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="dimension">Number of parameters, D ≥ 1.</param>
    /// <param name="value">L(θ).</param>
    /// <param name="gradient">∇L(θ), D numbers.</param>
    /// <param name="hessianTimes">∇²L(θ) v of position θ and vector v: D numbers.</param>
    /// <returns>The landscape, or all that is wrong: the functions are tried at the origin for their shapes.</returns>
    public static Validation<NavigationError, CurvedLandscape> WithProducts(
        string name, int dimension, Func<Vec, double> value, Func<Vec, Vec> gradient, Func<Vec, Vec, Vec> hessianTimes)
        => Checks.AtLeast("the number of parameters D", dimension, 1) is { IsEmpty: false } errors
            ? Fail<NavigationError, CurvedLandscape>(errors)
            : Checks.Then<CurvedLandscape>(
                FitsGradient(gradient(Vec.Zero(dimension)), dimension) + FitsProduct(hessianTimes(Vec.Zero(dimension), Vec.Zero(dimension)), dimension),
                () => new SecondOrder(name, dimension, value, gradient, hessianTimes));

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
        => First(_value, _gradient, Vec.Copy(position), gradient);

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
    {
        var point = Vec.Copy(position);
        _hessian(point).Span.CopyTo(hessian);
        return First(_value, _gradient, point, gradient);
    }

    private static double First(Func<Vec, double> value, Func<Vec, Vec> slope, Vec point, Span<double> gradient)
    {
        slope(point).Span.CopyTo(gradient);
        return value(point);
    }

    private static Seq<NavigationError> FitsGradient(Vec gradient, int dimension) => FitsVector("the gradient", gradient, dimension);

    private static Seq<NavigationError> FitsProduct(Vec product, int dimension)
        => FitsVector("the product of the Hessian with a vector", product, dimension);

    private static Seq<NavigationError> FitsVector(string what, Vec vector, int dimension)
        => Checks.When(
            vector.Dimension != dimension,
            () => new NavigationError.WrongShape(what, $"a vector of {vector.Dimension}", $"a vector of {dimension}"));

    private static Seq<NavigationError> FitsHessian(Mat hessian, int dimension)
        => Checks.When(
            hessian.Rows != dimension || hessian.Columns != dimension,
            () => new NavigationError.WrongShape("the Hessian", $"{hessian.Rows} x {hessian.Columns}", $"{dimension} x {dimension}"));

    private sealed class FirstOrder(string name, int dimension, Func<Vec, double> value, Func<Vec, Vec> slope) : Landscape(name, dimension, Empty)
    {
        public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
            => First(value, slope, Vec.Copy(position), gradient);
    }

    private sealed class SecondOrder(string name, int dimension, Func<Vec, double> value, Func<Vec, Vec> slope, Func<Vec, Vec, Vec> hessianTimes)
        : CurvedLandscape(name, dimension, Empty)
    {
        public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
            => First(value, slope, Vec.Copy(position), gradient);

        public override void MultiplyHessian(double time, ReadOnlySpan<double> position, ReadOnlySpan<double> direction, Span<double> product)
            => hessianTimes(Vec.Copy(position), Vec.Copy(direction)).Span.CopyTo(product);
    }
}
