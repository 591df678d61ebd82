using System.Linq.Expressions;
using LanguageExt;
using Step = LossNav.Domain.Formulas.FormulaProgram.Step;

namespace LossNav.Domain.Formulas;

/// <summary>Evaluates several formulas at one point.</summary>
/// <param name="time">t.</param>
/// <param name="position">θ, at least D numbers.</param>
/// <param name="values">Receives the value of each formula.</param>
internal delegate void FormulaKernel(double time, double[] position, double[] values);

/// <summary>Turns a list of steps into one delegate of machine code.</summary>
internal static class FormulaCompiler
{
    // Beyond six squarings Math.Pow is as fast.
    private const int LargestUnrolledPower = 64;

    /// <summary>Compiles a program.</summary>
    /// <param name="program">The steps.</param>
    /// <param name="outputs">Which step gives each value.</param>
    public static FormulaKernel Compile(FormulaProgram program, IReadOnlyList<int> outputs)
    {
        var time = Expression.Parameter(typeof(double), "t");
        var position = Expression.Parameter(typeof(double[]), "position");
        var values = Expression.Parameter(typeof(double[]), "values");
        var locals = new List<ParameterExpression>();
        var statements = new List<Expression>();
        var results = new Expression[program.Steps.Count];
        for (var i = 0; i < results.Length; i++)
        {
            var step = program.Steps[i];
            if (step.Kind == typeof(Formula.Number))
            {
                results[i] = Expression.Constant(step.Number);
                continue;
            }

            var local = Expression.Variable(typeof(double));
            locals.Add(local);
            statements.Add(Expression.Assign(local, Translate(step, time, position, results, program.Steps)));
            results[i] = local;
        }

        statements.AddRange(outputs.Select((output, i) =>
            Expression.Assign(Expression.ArrayAccess(values, Expression.Constant(i)), results[output])));
        statements.Add(Expression.Empty());
        return Expression.Lambda<FormulaKernel>(Expression.Block(locals, statements), time, position, values).Compile();
    }

    private static Expression Translate(
        Step step, Expression time, Expression position, Expression[] results, IReadOnlyList<Step> steps)
        => step.Function switch
        {
            UnaryFunction function => Call(function.Value, results[step.Left]),
            BinaryFunction function => Call(function.Value, results[step.Left], results[step.Right]),
            _ when step.Kind == typeof(Formula.Parameter) => Expression.ArrayIndex(position, Expression.Constant(step.Left)),
            _ when step.Kind == typeof(Formula.Clock) => time,
            _ when step.Kind == typeof(Formula.Sum) => Expression.Add(results[step.Left], results[step.Right]),
            _ when step.Kind == typeof(Formula.Product) => Expression.Multiply(results[step.Left], results[step.Right]),
            _ when step.Kind == typeof(Formula.Quotient) => Expression.Divide(results[step.Left], results[step.Right]),
            _ => Power(results[step.Left], results[step.Right], steps[step.Right]),
        };

    private static Expression Power(Expression basis, Expression exponent, Step exponentStep)
        => exponentStep.Kind == typeof(Formula.Number)
            && Math.Abs(exponentStep.Number) <= LargestUnrolledPower
            && exponentStep.Number == Math.Floor(exponentStep.Number)
                ? WholePower(basis, (int)exponentStep.Number)
                : Call((Func<double, double, double>)Math.Pow, basis, exponent);

    // By squaring: about 2 log₂ n products, right to a few units in the last place, and much faster than Math.Pow.
    private static Expression WholePower(Expression basis, int exponent)
    {
        if (exponent < 0)
        {
            return Expression.Divide(Expression.Constant(1.0), WholePower(basis, -exponent));
        }

        var (square, result) = (Expression.Variable(typeof(double)), Expression.Variable(typeof(double)));
        var statements = new List<Expression> { Expression.Assign(square, basis) };
        var begun = false;
        for (var left = exponent; left > 0; left >>= 1)
        {
            if ((left & 1) == 1)
            {
                statements.Add(Expression.Assign(result, begun ? Expression.Multiply(result, square) : square));
                begun = true;
            }

            if (left > 1)
            {
                statements.Add(Expression.Assign(square, Expression.Multiply(square, square)));
            }
        }

        statements.Add(result);
        return Expression.Block([square, result], statements);
    }

    // A static method is called straight; a lambda of ours goes through its delegate.
    private static Expression Call(Delegate function, params Expression[] arguments)
        => function.Method.IsStatic
            ? Expression.Call(function.Method, arguments)
            : Expression.Invoke(Expression.Constant(function), arguments);
}
