using LanguageExt;
using LossNav.Domain.Landscapes;

namespace LossNav.Domain.Tests.Solvers.Support;

/// <summary>A landscape written with jets.</summary>
internal sealed class JetLandscape(string name, int dimension, Func<Jet[], Jet> value) : DenseLandscape(name, dimension, Seq<CriticalPoint>.Empty)
{
    public static JetLandscape Zero(int dimension) => new("0", dimension, _ => Jet.Constant(dimension, 0));

    public static JetLandscape Of(int dimension, Func<Jet[], Jet> value) => new("test", dimension, value);

    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
        => Evaluate(time, position, gradient, stackalloc double[Dimension * Dimension]);

    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
    {
        var jet = value(Jet.Variables(position));
        for (var i = 0; i < Dimension; i++)
        {
            gradient[i] = jet.First[i];
            for (var j = 0; j < Dimension; j++)
            {
                hessian[(i * Dimension) + j] = jet.Second[i, j];
            }
        }

        return jet.Value;
    }
}
