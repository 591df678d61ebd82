using LanguageExt;

namespace LossNav.Domain.Formulas;

/// <summary>Formulas as a list of steps in which no step is done twice: what two formulas share, and equal parts of one, become one step.</summary>
internal sealed class FormulaProgram
{
    private readonly Dictionary<Step, int> _places = [];
    private readonly List<Step> _steps = [];

    /// <summary>The steps, each after those that it uses.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>Adds the steps of a formula that are not there yet.</summary>
    /// <returns>Which step gives its value.</returns>
    public int Add(Formula formula)
    {
        var at = new Dictionary<Formula, int>(ReferenceEqualityComparer.Instance);
        foreach (var part in FormulaWalk.ChildrenFirst(formula))
        {
            at[part] = Place(StepOf(part, child => at[child]));
        }

        return at[formula];
    }

    private static Step StepOf(Formula formula, Func<Formula, int> at)
        => formula.Match<Step>(
            number => new(typeof(Formula.Number), Number: number.Value),
            parameter => new(typeof(Formula.Parameter), parameter.Index),
            _ => new(typeof(Formula.Clock)),
            sum => Symmetric(typeof(Formula.Sum), at(sum.Left), at(sum.Right)),
            product => Symmetric(typeof(Formula.Product), at(product.Left), at(product.Right)),
            quotient => new(typeof(Formula.Quotient), at(quotient.Left), at(quotient.Right)),
            power => new(typeof(Formula.Power), at(power.Base), at(power.Exponent)),
            unary => new(typeof(Formula.Unary), at(unary.Argument), Function: unary.Function),
            binary => new(typeof(Formula.Binary), at(binary.Left), at(binary.Right), Function: binary.Function));

    // a + b and b + a are one number to the last bit, and so are their products.
    private static Step Symmetric(Type kind, int left, int right) => new(kind, Math.Min(left, right), Math.Max(left, right));

    private int Place(Step step)
    {
        if (!_places.TryGetValue(step, out var place))
        {
            place = _steps.Count;
            _steps.Add(step);
            _places.Add(step, place);
        }

        return place;
    }

    /// <summary>One step.</summary>
    /// <param name="Kind">Which case of <see cref="Formula"/>.</param>
    /// <param name="Left">The step that gives the first argument; for a parameter its index.</param>
    /// <param name="Right">The step that gives the second argument.</param>
    /// <param name="Number">The value of a number.</param>
    /// <param name="Function">The function that is applied.</param>
    internal sealed record Step(Type Kind, int Left = -1, int Right = -1, double Number = 0, object? Function = null);
}
