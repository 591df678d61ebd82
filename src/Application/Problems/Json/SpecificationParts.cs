using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Application.Problems.Json;

/// <summary>A specification part by part, as far as it could be read: what depends on a part that could not is left out, so that all other faults come at once.</summary>
internal sealed record SpecificationParts(
    Validation<ProblemFault, (string Name, string Description)> Header,
    Validation<ProblemFault, Option<Seq<string>>> GivenParameters,
    Validation<ProblemFault, Map<string, double>> Constants,
    Validation<ProblemFault, LandscapeRequest> Landscape,
    Validation<ProblemFault, MetricSpecification> Metric,
    Validation<ProblemFault, DriftSpecification> Drift,
    Validation<ProblemFault, (double LearningRate, double LossWeight, Seq<double> DiscountRates)> Dials,
    Validation<ProblemFault, Vec> Start,
    Validation<ProblemFault, HorizonSpecification> Horizon,
    Validation<ProblemFault, MethodSpecification> Method)
{
    /// <summary>The names of the parameters, given or usual; none where neither they nor their number could be read.</summary>
    public Option<Seq<string>> Parameters
        => GivenParameters.ToOption().Bind(given => given || Dimension.Map(Names.UsualFor));

    /// <summary>What formulas may speak of, with what is wrong between names.</summary>
    public Validation<ProblemFault, Option<FormulaNames>> FormulaNames
        => Parameters.Match(
            names => Constants.Bind(numbers => Names.Together(names, numbers)).Map(Prelude.Some),
            () => Reading.Right(Option<FormulaNames>.None));

    /// <summary>The whole, or every fault.</summary>
    public Validation<ProblemFault, ProblemSpecification> Whole
        => (Header, GivenParameters, Constants, FormulaNames, (Landscape, Metric, Drift).Apply((l, g, f) => (l, g, f)), (Dials, Start, Horizon, Method).Apply((d, s, h, m) => (d, s, h, m)))
            .Apply((header, _, constants, _, where, how) => new ProblemSpecification(
                header.Name,
                header.Description,
                Parameters.IfNone(Prelude.Seq<string>()),
                constants,
                where.l,
                where.g,
                where.f,
                how.d.LearningRate,
                how.d.LossWeight,
                how.d.DiscountRates,
                how.s,
                how.h,
                how.m));

    private Option<int> Dimension => DimensionOf(Landscape, Start);

    /// <summary>D, where no parameters are named: from the request where that tells, else from the start.</summary>
    public static Option<int> DimensionOf(Validation<ProblemFault, LandscapeRequest> landscape, Validation<ProblemFault, Vec> start)
        => landscape.ToOption().Bind(request => request switch
            {
                LandscapeRequest.Quadratic quadratic => Prelude.Some(quadratic.Center.Dimension),
                LandscapeRequest.Wells wells => wells.Each.HeadOrNone().Map(well => well.Center.Dimension),
                _ => Prelude.None,
            })
            || start.ToOption().Map(point => point.Dimension);
}
