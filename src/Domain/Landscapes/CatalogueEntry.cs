using LanguageExt;

namespace LossNav.Domain.Landscapes;

/// <summary>A number that a landscape of the catalogue depends on.</summary>
/// <param name="Name">Its letter or word.</param>
/// <param name="Preset">Its usual value.</param>
public sealed record LandscapeNumber(string Name, double Preset);

/// <summary>A landscape that can be had by name.</summary>
public sealed record CatalogueEntry
{
    /// <summary>The largest dimension that can be asked for by name.</summary>
    public const int MostParameters = 1000;

    private readonly Func<Seq<double>, Validation<NavigationError, DenseLandscape>> _make;

    internal CatalogueEntry(
        string name, string meaning, Seq<LandscapeNumber> numbers, Func<Seq<double>, Validation<NavigationError, DenseLandscape>> make)
        => (Name, Meaning, Numbers, _make) = (name, meaning, numbers, make);

    /// <summary>Lower case with hyphens.</summary>
    public string Name { get; }

    /// <summary>One line: what it looks like.</summary>
    public string Meaning { get; }

    /// <summary>The numbers it depends on, with their usual values.</summary>
    public Seq<LandscapeNumber> Numbers { get; }

    /// <summary>The landscape with some of its numbers given and the others as usual.</summary>
    /// <param name="given">Values by name; a name that is not among <see cref="Numbers"/> has no effect.</param>
    /// <returns>The landscape, or all that is wrong with its numbers.</returns>
    public Validation<NavigationError, DenseLandscape> Create(Map<string, double> given)
        => _make(Numbers.Map(number => given.Find(number.Name).IfNone(number.Preset)));
}
