namespace LossNav.Application.Figures;

/// <summary>How lines of equal value are coloured.</summary>
public abstract record ContourColoring
{
    private protected ContourColoring()
    {
    }

    /// <summary>Does what belongs to this kind of colouring.</summary>
    public T Match<T>(Func<Single, T> single, Func<ByLevel, T> byLevel)
        => this switch
        {
            Single it => single(it),
            ByLevel it => byLevel(it),
            _ => throw new InvalidOperationException($"{GetType().Name} is not a kind of colouring."),
        };

    /// <summary>One colour; negative levels are dashed.</summary>
    public sealed record Single(Color Color) : ContourColoring;

    /// <summary>Each level by its place between the first level and the last.</summary>
    public sealed record ByLevel(ColorMap ColorMap) : ContourColoring;
}
