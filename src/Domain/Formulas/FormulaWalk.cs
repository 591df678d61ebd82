namespace LossNav.Domain.Formulas;

/// <summary>Walks over formulas without recursion, so that no depth can exhaust the stack.</summary>
internal static class FormulaWalk
{
    /// <summary>Every part of a formula once, each after the parts that it is made of; the formula itself comes last.</summary>
    public static List<Formula> ChildrenFirst(Formula root)
    {
        var order = new List<Formula>();
        var seen = new HashSet<Formula>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<(Formula Part, bool Opened)>([(root, false)]);
        while (waiting.TryPop(out var top))
        {
            if (top.Opened)
            {
                order.Add(top.Part);
            }
            else if (seen.Add(top.Part))
            {
                waiting.Push((top.Part, true));
                foreach (var child in Children(top.Part))
                {
                    waiting.Push((child, false));
                }
            }
        }

        return order;
    }

    private static Formula[] Children(Formula formula)
        => formula.Match<Formula[]>(
            _ => [],
            _ => [],
            _ => [],
            sum => [sum.Left, sum.Right],
            product => [product.Left, product.Right],
            quotient => [quotient.Left, quotient.Right],
            power => [power.Base, power.Exponent],
            unary => [unary.Argument],
            binary => [binary.Left, binary.Right]);
}
