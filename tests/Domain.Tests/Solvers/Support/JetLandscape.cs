using LanguageExt;
using LossNav.Domain.Landscapes;

namespace LossNav.Domain.Tests.Solvers.Support;

/// <summary>A landscape written with jets.</summary>
internal sealed class JetLandscape(string name, int dimension, Func<Jet[], Jet> value) : DenseLandscape(name, dimension, Seq<CriticalPoint>.Empty)
{
    public static JetLandscape Zero(int dimension) => new("0", dimension, _ => Jet.Constant(dimension, 0));

    public static JetLandscape Of(int dimension, Func<Jet[], Jet> value) => new("test", dimension, value);

    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
    {
        var jet = value(Jet.FirstOrder(position));
        jet.First.CopyTo(gradient);
        return jet.Value;
    }

    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
    {
        var jet = value(Jet.Variables(position));
        jet.First.CopyTo(gradient);
        for (var i = 0; i < Dimension; i++)
        {
            for (var j = 0; j < Dimension; j++)
            {
                hessian[(i * Dimension) + j] = jet.Second(i, j);
            }
        }

        return jet.Value;
    }
}
