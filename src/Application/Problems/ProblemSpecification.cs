using LanguageExt;
using LossNav.Domain.Methods;
using LossNav.Domain.Numerics;

namespace LossNav.Application.Problems;

/// <summary>
/// A navigation problem as a researcher writes it down: plain data, equal where everything said is equal, that can be kept, sent elsewhere and read back. Formulas are
/// text, landscapes are requests; <c>Building</c> makes a problem of it that can be solved.
/// </summary>
/// <param name="Name">Its results carry it: letters, digits, hyphens, underscores and points.</param>
/// <param name="Description">What it is about, in the author's words; may be empty.</param>
/// <param name="Parameters">The names of the D parameters, in order.</param>
/// <param name="Constants">Numbers that formulas may use by name.</param>
/// <param name="Landscape">L.</param>
/// <param name="Metric">G.</param>
/// <param name="Drift">f.</param>
/// <param name="LearningRate">η &gt; 0.</param>
/// <param name="LossWeight">k ≥ 0.</param>
/// <param name="DiscountRates">γ ≥ 0: one or more different rates; the problem is solved for each in this order.</param>
/// <param name="Start">θ₀, D numbers.</param>
/// <param name="Horizon">T and the end condition, or for ever.</param>
/// <param name="Method">How it is to be solved.</param>
public sealed record ProblemSpecification(
    string Name,
    string Description,
    Seq<string> Parameters,
    Map<string, double> Constants,
    LandscapeRequest Landscape,
    MetricSpecification Metric,
    DriftSpecification Drift,
    double LearningRate,
    double LossWeight,
    Seq<double> DiscountRates,
    Vec Start,
    HorizonSpecification Horizon,
    MethodSpecification Method);

/// <summary>How a problem is to be solved.</summary>
/// <param name="Name">The name of a method: see <see cref="AllMethods"/>.</param>
/// <param name="Settings">Its settings.</param>
public sealed record MethodSpecification(string Name, SettingValues Settings);
