using System.Buffers;
using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Formulas;

/// <summary>A formula with its gradient and Hessian as machine code.</summary>
internal sealed class CompiledFormula
{
    /// <summary>The most steps that value, gradient and Hessian together may take.</summary>
    public const int MostSteps = 20_000;

    // Of the formula as written: a text that takes seconds to differentiate is a mistake.
    private const double MostNodes = 100_000;

    private readonly FormulaKernel _kernel;
    private readonly (int Row, int Column)[] _curved;

    private CompiledFormula(int dimension, bool dependsOnTime, FormulaKernel kernel, (int Row, int Column)[] curved)
        => (Dimension, DependsOnTime, _kernel, _curved) = (dimension, dependsOnTime, kernel, curved);

    public int Dimension { get; }

    public bool DependsOnTime { get; }

    public static Validation<NavigationError, CompiledFormula> Create(int dimension, Formula formula)
        => Check(dimension, formula) is { IsEmpty: false } errors
            ? Fail<NavigationError, CompiledFormula>(errors)
            : Compile(dimension, formula);

    /// <summary>Value and derivatives; an empty Hessian is not wanted.</summary>
    public double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
    {
        var values = Run(time, position);
        var value = values[0];
        values.AsSpan(1, Dimension).CopyTo(gradient);
        hessian.Clear();
        for (var i = 0; i < _curved.Length && !hessian.IsEmpty; i++)
        {
            var (row, column) = _curved[i];
            hessian[(row * Dimension) + column] = values[1 + Dimension + i];
            hessian[(column * Dimension) + row] = values[1 + Dimension + i];
        }

        ArrayPool<double>.Shared.Return(values);
        return value;
    }

    /// <summary>The product of the Hessian with a vector, by the entries that are not zero everywhere.</summary>
    public void MultiplyHessian(double time, ReadOnlySpan<double> position, ReadOnlySpan<double> direction, Span<double> product)
    {
        var values = Run(time, position);
        product.Clear();
        for (var i = 0; i < _curved.Length; i++)
        {
            var ((row, column), entry) = (_curved[i], values[1 + Dimension + i]);
            product[row] += entry * direction[column];
            product[column] += row == column ? 0 : entry * direction[row];
        }

        ArrayPool<double>.Shared.Return(values);
    }

    // Value, D slopes, curvatures: in an array to be given back to the pool.
    private double[] Run(double time, ReadOnlySpan<double> position)
    {
        var (point, values) = (ArrayPool<double>.Shared.Rent(Dimension), ArrayPool<double>.Shared.Rent(1 + Dimension + _curved.Length));
        position.CopyTo(point);
        _kernel(time, point, values);
        ArrayPool<double>.Shared.Return(point);
        return values;
    }

    private static Seq<NavigationError> Check(int dimension, Formula formula)
    {
        var size = Checks.When(formula.TreeSize > MostNodes, () => new NavigationError.FormulaTooLarge(MostNodes));
        return Checks.AtLeast("the number of parameters D", dimension, 1)
            + size
            + (size.IsEmpty ? Foreign(dimension, formula) : Empty);
    }

    private static Seq<NavigationError> Foreign(int dimension, Formula formula)
        => FormulaWalk.ChildrenFirst(formula)
            .OfType<Formula.Parameter>()
            .Where(parameter => parameter.Index < 0 || parameter.Index >= dimension)
            .Select(parameter => (NavigationError)new NavigationError.FormulaParameterUnknown(parameter.Name, parameter.Index, dimension))
            .Distinct()
            .ToSeq();

    private static Validation<NavigationError, CompiledFormula> Compile(int dimension, Formula formula)
    {
        var program = new FormulaProgram();
        var outputs = new List<int> { program.Add(formula) };
        var slopes = Enumerable.Range(0, dimension).Select(i => FormulaDerivative.By(i, formula)).ToArray();
        outputs.AddRange(slopes.Select(program.Add));
        var curved = new List<(int Row, int Column)>();
        foreach (var (row, column) in Pairs(slopes))
        {
            // Checked at every entry: derivatives of a long product could fill the memory before the last.
            if (program.Steps.Count > MostSteps)
            {
                return Fail<NavigationError, CompiledFormula>(new NavigationError.FormulaTooLarge(MostSteps));
            }

            var curvature = FormulaDerivative.By(column, slopes[row]);
            if (curvature is not Formula.Number { Value: 0 })
            {
                curved.Add((row, column));
                outputs.Add(program.Add(curvature));
            }
        }

        return program.Steps.Count > MostSteps
            ? Fail<NavigationError, CompiledFormula>(new NavigationError.FormulaTooLarge(MostSteps))
            : Success<NavigationError, CompiledFormula>(new CompiledFormula(
                dimension,
                program.Steps.Any(step => step.Kind == typeof(Formula.Clock)),
                FormulaCompiler.Compile(program, outputs),
                [.. curved]));
    }

    // Parameters that the formula does not use have no curvature; there may be very many.
    private static IEnumerable<(int Row, int Column)> Pairs(Formula[] slopes)
    {
        int[] used = [.. Enumerable.Range(0, slopes.Length).Where(i => slopes[i] is not Formula.Number { Value: 0 })];
        return used.SelectMany((row, place) => used.Skip(place).Select(column => (row, column)));
    }
}
