using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Problems;
using LossNav.Domain.Formulas;
using LossNav.Domain.Landscapes;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Formulas;

/// <summary>Landscapes written as formulas.</summary>
public sealed class FormulaLandscapes : ILandscapeSource<FormulaRequest>
{
    private static readonly FormulaReader Reader = new();

    /// <inheritdoc/>
    public Validation<LandscapeFault, DenseLandscape> Find(FormulaRequest request)
        => Reader.Read(request.Names, request.Text)
            .MapFail(fault => new LandscapeFault(string.Empty, fault.Column, fault.Message))
            .Bind(formula => FormulaLandscape.Create(request.Text.Trim(), request.Names.Parameters.Count, formula)
                .Map(made => (DenseLandscape)made)
                .MapFail(error => new LandscapeFault(string.Empty, None, error.Message.TrimEnd('.'))));

    /// <summary>A landscape in one line of code.</summary>
    /// <param name="parameters">The names of the parameters in order, with spaces between: <c>"x y"</c>.</param>
    /// <param name="text">The formula: <c>"(x^2-1)^2 + y^2 - x/2"</c>.</param>
    /// <returns>The landscape, or one message for each thing that is wrong.</returns>
    public static Validation<string, DenseLandscape> Of(string parameters, string text)
        => FormulaNames.Create(parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToSeq(), Map<string, double>())
            .Bind(names => new FormulaLandscapes().Find(new FormulaRequest(names, text))
                .MapFail(fault => fault.Column.Match(column => $"column {column}: {fault.Message}", () => fault.Message)));
}
