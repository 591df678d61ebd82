namespace LossNav.Application.Figures.Layout;

/// <summary>A point of the page: points (1/72 inch) from the left edge and, downwards, from the top.</summary>
public readonly record struct PagePoint(double X, double Y)
{
    /// <summary>The point moved to the right and downwards.</summary>
    public PagePoint Moved(double right, double down) => new(X + right, Y + down);
}

/// <summary>A rectangle of the page in points, y downwards.</summary>
public readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Right − left.</summary>
    public double Width => Right - Left;

    /// <summary>Bottom − top.</summary>
    public double Height => Bottom - Top;

    /// <summary>The least rectangle around both.</summary>
    public Box Union(Box other)
        => new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>The rectangle with a margin on every side.</summary>
    public Box Grown(double margin) => new(Left - margin, Top - margin, Right + margin, Bottom + margin);

    /// <summary>The rectangle moved to the right and downwards.</summary>
    public Box Moved(double right, double down) => new(Left + right, Top + down, Right + right, Bottom + down);
}
