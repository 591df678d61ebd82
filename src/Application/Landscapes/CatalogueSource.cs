using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Problems;
using LossNav.Application.UseCases;
using LossNav.Domain.Landscapes;
using static LanguageExt.Prelude;

namespace LossNav.Application.Landscapes;

/// <summary>The landscapes of the catalogue by name.</summary>
public sealed class CatalogueSource : ILandscapeSource<LandscapeRequest.Catalogue>
{
    /// <inheritdoc/>
    public Validation<LandscapeFault, DenseLandscape> Find(LandscapeRequest.Catalogue request)
        => AllLandscapes.All.Find(entry => entry.Name == request.Name).Match(
            entry => Make(entry, request.Numbers),
            () => Fail<LandscapeFault, DenseLandscape>(new LandscapeFault(string.Empty, None, Unknown(request.Name))));

    private static Validation<LandscapeFault, DenseLandscape> Make(CatalogueEntry entry, Map<string, double> numbers)
    {
        var known = entry.Numbers.Map(number => number.Name);
        var unknown = numbers.Keys.ToSeq()
            .Filter(name => !known.Contains(name))
            .Map(name => new LandscapeFault(name, None, known.IsEmpty
                ? $"'{entry.Name}' takes no numbers; remove '{name}'"
                : $"'{entry.Name}' has no number '{name}'; it has {string.Join(", ", known)}"));
        return unknown.IsEmpty
            ? entry.Create(numbers).MapFail(error => new LandscapeFault(string.Empty, None, error.Message.TrimEnd('.')))
            : Fail<LandscapeFault, DenseLandscape>(unknown);
    }

    private static string Unknown(string name)
    {
        var names = AllLandscapes.All.Map(entry => entry.Name);
        return $"there is no landscape '{name}'{NearestName.Clause(name, names)}; there are {string.Join(", ", names)}";
    }
}
