namespace LossNav.Architecture.Tests;

/// <summary>What lies on a circle of a graph.</summary>
internal static class NamespaceCircles
{
    /// <summary>Every node from which some way along the arrows leads back to it.</summary>
    public static IReadOnlySet<string> Among(IEnumerable<(string From, string To)> arrows)
    {
        var next = arrows.Distinct().ToLookup(arrow => arrow.From, arrow => arrow.To);
        return next.Select(group => group.Key).Where(node => Reached(node, next).Contains(node)).ToHashSet(StringComparer.Ordinal);
    }

    // The start counts as reached only where a way comes back to it.
    private static HashSet<string> Reached(string start, ILookup<string, string> next)
    {
        var (reached, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>(next[start]));
        while (open.TryPop(out var node))
        {
            if (reached.Add(node))
            {
                foreach (var neighbour in next[node])
                {
                    open.Push(neighbour);
                }
            }
        }

        return reached;
    }
}
