using LanguageExt;
using LossNav.Application.Problems;
using LossNav.Domain.Landscapes;

namespace LossNav.Application.Ports;

/// <summary>Where landscapes of one kind come from: the catalogue, a formula, a file with a grid.</summary>
/// <typeparam name="TRequest">What is asked for: a case of <see cref="LandscapeRequest"/>, or what such a case holds.</typeparam>
/// <remarks>Errors are values. Equal requests give equal landscapes as long as the files behind them stay the same.</remarks>
public interface ILandscapeSource<in TRequest>
{
    /// <summary>Makes or loads the landscape that is asked for.</summary>
    /// <returns>The landscape, or all that is wrong with the request.</returns>
    Validation<LandscapeFault, DenseLandscape> Find(TRequest request);
}
