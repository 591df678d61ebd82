using LanguageExt;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Extremals;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Continuation;

/// <summary>A point on a branch and the way there.</summary>
/// <param name="Path">An extremal path.</param>
/// <param name="Share">Its parameter, as a share of the whole way.</param>
/// <param name="Before">The point before; none at the start.</param>
/// <param name="Corrections">Newton steps that led here.</param>
internal sealed record Arc(ExtremalPath Path, double Share, Option<(ExtremalPath Path, double Share)> Before, int Corrections = 0)
{
    // By the parameter, one-sided: half of the digits, enough for a direction.
    private const double DifferenceStep = 1e-6;

    // A scaled step below this leaves an error of about its square.
    private const double StepTolerance = 1e-9;

    // A correction longer than ten times the size of the path leads nowhere.
    private const double LongestCorrection = 10;

    /// <summary>The point at a length further along the branch, or nothing where the corrections do not settle.</summary>
    public Option<Arc> Advance(Family family, double length, int mostCorrections)
    {
        var mesh = MeshSelection.Equidistribute(Path, Path.Count - 1);
        var here = Path.Resample(mesh);
        return Tangent(family, here).Bind(tangent => Correct(family, length, mostCorrections, here, tangent));
    }

    private Option<Arc> Correct(Family family, double length, int mostCorrections, ExtremalPath here, Direction tangent)
    {
        var scales = Scales.Of(here);
        var (path, share) = (tangent.Path.Apply(length, here), Share + (length * tangent.Share));
        for (var correction = 1; correction <= mostCorrections; correction++)
        {
            if (Steps(family, scales, path, share).Case is not Correction steps)
            {
                return None;
            }

            // ⟨tangent, (z, p) − here⟩ = length, to first order after the step.
            var gone = Product(tangent.Path.Nodes, Difference(path.Nodes, here.Nodes), scales) + (tangent.Share * (share - Share));
            var missing = length - gone - Product(tangent.Path.Nodes, steps.Newton.Nodes, scales);
            var change = missing / (Product(tangent.Path.Nodes, steps.ByShare.Nodes, scales) + tangent.Share);
            path = steps.ByShare.Apply(change, steps.Newton.Apply(1, path));
            share += change;
            var size = Math.Sqrt(Product(steps.Newton.Nodes, steps.Newton.Nodes, scales)) + Math.Abs(change);
            if (!double.IsFinite(size) || size > LongestCorrection)
            {
                return None;
            }

            if (size <= StepTolerance)
            {
                return new Arc(path, share, (here, Share), correction);
            }
        }

        return None;
    }

    // The secant from the point before; at the start the derivative by the parameter.
    private Option<Direction> Tangent(Family family, ExtremalPath here)
    {
        var scales = Scales.Of(here);
        if (Before.IsSome)
        {
            var (path, share) = Before.IfNone((here, Share));
            var back = path.Resample(here.Times.ToArray());
            return Normalised(new NewtonStep(Difference(here.Nodes, back.Nodes), Difference(here.Slopes, back.Slopes), 0, 0, 0), Share - share, scales);
        }

        return Steps(family, scales, here, Share).Map(steps => Normalised(steps.ByShare, 1, scales));
    }

    private static Direction Normalised(NewtonStep path, double share, Scales scales)
    {
        var size = Math.Sqrt(Product(path.Nodes, path.Nodes, scales) + (share * share));
        return new Direction(path with { Nodes = [.. path.Nodes.Select(x => x / size)], Slopes = [.. path.Slopes.Select(x => x / size)] }, share / size);
    }

    // The Newton step at a fixed parameter and how it changes with the parameter: dz/dp on the branch.
    private static Option<Correction> Steps(Family family, Scales scales, ExtremalPath path, double share)
    {
        Option<NewtonStep> At(double at) => family.At(at).Bind(boundary => new CollocationSystem(boundary, scales).Step(path, 0));
        return from step in At(share)
               from ahead in At(share + DifferenceStep)
               select new Correction(step, Slope(step, ahead));
    }

    private static NewtonStep Slope(NewtonStep step, NewtonStep ahead)
    {
        var nodes = Difference(ahead.Nodes, step.Nodes);
        var slopes = Difference(ahead.Slopes, step.Slopes);
        return step with { Nodes = [.. nodes.Select(x => x / DifferenceStep)], Slopes = [.. slopes.Select(x => x / DifferenceStep)] };
    }

    private static double[] Difference(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var difference = new double[left.Length];
        for (var i = 0; i < left.Length; i++)
        {
            difference[i] = left[i] - right[i];
        }

        return difference;
    }

    // The mean over the points of the scaled products.
    private static double Product(double[] left, double[] right, Scales scales)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i] / (scales.Of(i) * scales.Of(i));
        }

        return sum / left.Length;
    }

    // A way to go from a point, of length 1.
    private sealed record Direction(NewtonStep Path, double Share);

    // Newton's step at a fixed parameter, and how it changes with the parameter.
    private sealed record Correction(NewtonStep Newton, NewtonStep ByShare);
}
