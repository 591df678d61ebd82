using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Landscapes;

/// <summary>A landscape made of three functions: value, gradient and Hessian.</summary>
public sealed class FunctionLandscape : Landscape
{
    private readonly Func<Vec, double> _value;
    private readonly Func<Vec, Vec> _gradient;
    private readonly Func<Vec, Mat> _hessian;

    private FunctionLandscape(string name, int dimension, Func<Vec, double> value, Func<Vec, Vec> gradient, Func<Vec, Mat> hessian)
        : base(name, dimension, Empty) => (_value, _gradient, _hessian) = (value, gradient, hessian);

    /// <summary>A landscape of pure functions: equal points must give equal numbers.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="dimension">Number of parameters, D ≥ 1.</param>
    /// <param name="value">L(θ).</param>
    /// <param name="gradient">∇L(θ), D numbers.</param>
    /// <param name="hessian">∇²L(θ), D x D, symmetric.</param>
    /// <returns>The landscape, or all that is wrong: the functions are tried at the origin for their shapes.</returns>
    public static Validation<NavigationError, FunctionLandscape> Create(
        string name, int dimension, Func<Vec, double> value, Func<Vec, Vec> gradient, Func<Vec, Mat> hessian)
        => Checks.AtLeast("the number of parameters D", dimension, 1) is { IsEmpty: false } errors
            ? Fail<NavigationError, FunctionLandscape>(errors)
            : Checks.Then(
                CheckShapes(gradient(Vec.Zero(dimension)), hessian(Vec.Zero(dimension)), dimension),
                () => new FunctionLandscape(name, dimension, value, gradient, hessian));

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
    {
        var point = Vec.Copy(position);
        _gradient(point).Span.CopyTo(gradient);
        _hessian(point).Span.CopyTo(hessian);
        return _value(point);
    }

    private static Seq<NavigationError> CheckShapes(Vec gradient, Mat hessian, int dimension)
        => Checks.When(
                gradient.Dimension != dimension,
                () => new NavigationError.WrongShape("the gradient", $"a vector of {gradient.Dimension}", $"a vector of {dimension}"))
            + Checks.When(
                hessian.Rows != dimension || hessian.Columns != dimension,
                () => new NavigationError.WrongShape("the Hessian", $"{hessian.Rows} x {hessian.Columns}", $"{dimension} x {dimension}"));
}
