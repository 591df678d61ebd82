using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>One parameter in the vector of all.</summary>
/// <param name="Shape">Its shape; its numbers stand row by row.</param>
/// <param name="Start">Where it begins in the vector, counted from 0.</param>
public sealed record ParameterPart(ParameterShape Shape, int Start)
{
    /// <summary>Where its numbers stand in the vector.</summary>
    public Range Range => Start..(Start + Shape.Count);
}

/// <summary>How a vector of parameters θ is made of parameters with shapes, for rules that look at the layers of a network.</summary>
/// <remarks>A rule sees it beside the vector (<see cref="Observation.Layout"/>), wherever the numbers live. Where nothing is said, θ is one vector.</remarks>
public sealed record ParameterLayout
{
    private ParameterLayout(Seq<ParameterPart> parts, int count) => (Parts, Count) = (parts, count);

    /// <summary>Every parameter, in the order of the vector and without a gap.</summary>
    public Seq<ParameterPart> Parts { get; }

    /// <summary>D, how many numbers all parameters hold.</summary>
    public int Count { get; }

    /// <summary>One vector.</summary>
    /// <param name="dimension">D, at least 0.</param>
    public static ParameterLayout Vector(int dimension) => Of(Seq1(ParameterShape.Vector(dimension)));

    /// <summary>Parameters one after the other.</summary>
    /// <param name="shapes">Their shapes, in the order of the vector.</param>
    public static ParameterLayout Of(Seq<ParameterShape> shapes)
    {
        var parts = new ParameterPart[shapes.Count];
        var count = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = new ParameterPart(shapes[i], count);
            count = checked(count + shapes[i].Count);
        }

        return new ParameterLayout(toSeq(parts), count);
    }
}
