namespace LossNav.Application.Figures.Layout;

/// <summary>On what a page will be painted: it decides what is rounded to whole pixels.</summary>
public abstract record Medium
{
    private protected Medium()
    {
    }

    /// <summary>Does what belongs to this kind of medium.</summary>
    public T Match<T>(Func<Exact, T> exact, Func<Pixels, T> pixels)
        => this switch
        {
            Exact it => exact(it),
            Pixels it => pixels(it),
            _ => throw new InvalidOperationException($"{GetType().Name} is not a kind of medium."),
        };

    /// <summary>Paper and vector formats: nothing is rounded.</summary>
    public sealed record Exact : Medium;

    /// <summary>A raster: the page is cut to whole pixels; border lines, ticks and text are moved onto them.</summary>
    /// <param name="PointsPerPixel">The size of a pixel; 0.72 is 100 pixels an inch.</param>
    public sealed record Pixels(double PointsPerPixel) : Medium;
}
