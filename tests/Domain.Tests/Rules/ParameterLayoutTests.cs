using System.Collections.Immutable;
using CsCheck;
using LanguageExt;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Tests.Support;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Rules;

public sealed class ParameterLayoutTests
{
    // One step of length α in each parameter that has a shape, however many numbers it holds; the norm of the last gradient of each is remembered.
    private static readonly LearningRule _normalised = VectorRule.OnShapes(
        "normalised",
        "a test",
        (layout, _) => RuleMemory.Zero(1, layout.Parts.Count),
        (_, at, nextMemory, next) =>
        {
            var layer = 0;
            foreach (var part in at.Layout.Parts)
            {
                var norm = 0.0;
                foreach (var g in at.Gradient[part.Range])
                {
                    norm += g * g;
                }

                norm = Math.Sqrt(norm);
                nextMemory.Vector(0)[layer++] = norm;
                for (var i = part.Range.Start.Value; i < part.Range.End.Value; i++)
                {
                    next[i] = at.Parameters[i] - (0.1 * at.Gradient[i] / norm);
                }
            }
        });

    [Fact]
    [Trait("Lane", "Slow")]
    public void A_shape_counts_its_numbers_and_is_a_matrix_of_outputs_by_all_the_rest()
    {
        var convolution = new ParameterShape(Seq(8, 3, 2, 2));
        Assert.Equal((96, 8, 12, true), (convolution.Count, convolution.Rows, convolution.Columns, convolution.IsMatrix));
        var bias = ParameterShape.Vector(8);
        Assert.Equal((8, 8, 1, false), (bias.Count, bias.Rows, bias.Columns, bias.IsMatrix));
        var number = new ParameterShape(Seq<int>());
        Assert.Equal((1, 1, 1, false), (number.Count, number.Rows, number.Columns, number.IsMatrix));
        Assert.Equal(new ParameterShape(Seq(2, 3)), ParameterShape.Matrix(2, 3));
    }

    [Fact]
    public void Parts_follow_each_other_without_a_gap()
        => Gen.Int[0, 5].Array[0, 3].Array[0, 6].Sample(shapes =>
        {
            var layout = ParameterLayout.Of(toSeq(shapes.Select(sizes => new ParameterShape(toSeq(sizes))).ToArray()));
            var end = 0;
            foreach (var (part, sizes) in layout.Parts.AsEnumerable().Zip(shapes))
            {
                Assert.Equal(end, part.Start);
                end += sizes.Aggregate(1, (a, b) => a * b);
                Assert.Equal(end, part.Range.End.Value);
            }

            Assert.Equal((shapes.Length, end), (layout.Parts.Count, layout.Count));
        });

    [Fact]
    public void Where_nothing_is_said_the_parameters_are_one_vector()
    {
        ImmutableArray<double> start = [1, 2, 3];
        var said = Learning.BeginOn(_normalised, ParameterLayout.Vector(3), start);
        var unsaid = Learning.Begin(_normalised, start);
        Assert.Equal(Step(said, 3, 0, 4).Parameters, Step(unsaid, 3, 0, 4).Parameters);
        Assert.Equal(5, Step(unsaid, 3, 0, 4).Memory.Vector(0)[0]);
    }

    // Two layers learn together as each learns alone: nothing of one is seen in the other.
    [Fact]
    public void A_rule_of_layers_moves_each_as_if_it_were_alone()
        => Gen.Double[0.1, 3].Array[5].Array[1, 6].Sample(gradients =>
        {
            var layout = ParameterLayout.Of(Seq(ParameterShape.Matrix(1, 2), ParameterShape.Vector(3)));
            var both = gradients.Aggregate(Learning.BeginOn(_normalised, layout, [1, 2, 3, 4, 5]), (so, g) => Step(so, g));
            var first = gradients.Aggregate(Learning.Begin(_normalised, [1, 2]), (so, g) => Step(so, g[..2]));
            var second = gradients.Aggregate(Learning.Begin(_normalised, [3, 4, 5]), (so, g) => Step(so, g[2..]));
            return both.Parameters.SequenceEqual(first.Parameters.AddRange(second.Parameters))
                && both.Memory.Vector(0).SequenceEqual([first.Memory.Vector(0)[0], second.Memory.Vector(0)[0]]);
        });

    // L = ½‖θ‖² from (3, 0, 0, 4): as one vector the gradient has length 5, and θ goes straight to 0; as two pairs each goes by α on its own axis.
    [Fact]
    public void On_a_path_shapes_decide_where_such_a_rule_goes()
    {
        var landscape = QuadraticLandscape.Create(Mat.Diagonal(1, 1, 1, 1), Vec.Zero(4)).Value();
        var start = Vec.Of(3, 0, 0, 4);
        var pairs = ParameterLayout.Of(Seq(ParameterShape.Vector(2), ParameterShape.Vector(2)));
        Assert.Equal(Vec.Of(3 - 0.06, 0, 0, 4 - 0.08).ToArray(), Learning.Follow(_normalised, 1, landscape, start)[1].ToArray(), new Within(1e-15));
        Assert.Equal(Vec.Of(3 - 0.2, 0, 0, 4 - 0.2).ToArray(), Learning.FollowOn(_normalised, pairs, 2, landscape, start)[2].ToArray(), new Within(1e-15));
    }

    private static Learner Step(Learner learner, params double[] gradient) => Learning.Step(_normalised, [.. gradient], learner);

    private sealed class Within(double tolerance) : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= tolerance;

        public int GetHashCode(double obj) => 0;
    }
}
