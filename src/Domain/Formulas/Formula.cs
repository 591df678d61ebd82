using System.Globalization;

namespace LossNav.Domain.Formulas;

/// <summary>
/// An expression in parameters θ₁ … θ_D, time and numbers: an immutable tree that can be differentiated exactly and compiled. It holds arithmetic
/// and the functions of <see cref="AllFunctions"/> only, so evaluating one always ends and touches nothing else.
/// </summary>
/// <remarks>
/// Its makers simplify at once (0·a, 1·a, a + 0, numbers among themselves). Parts may be shared, as derivatives share much with what they come
/// from: equality is therefore that of references, and every walk visits a part once.
/// </remarks>
public abstract class Formula
{
    private Formula(double weight) => TreeSize = weight;

    /// <summary>Zero.</summary>
    public static Formula Zero { get; } = new Number(0);

    /// <summary>One.</summary>
    public static Formula One { get; } = new Number(1);

    /// <summary>Time t.</summary>
    public static Formula Time { get; } = new Clock();

    /// <summary>Number of nodes if no part were shared.</summary>
    internal double TreeSize { get; }

    /// <summary>A number.</summary>
    public static Formula Of(double value) => new Number(value);

    /// <summary>The parameter at an index counted from 0.</summary>
    /// <param name="index">≥ 0.</param>
    /// <param name="name">What people call it.</param>
    public static Formula At(int index, string name) => new Parameter(index, name);

    /// <summary>Sum.</summary>
    public static Formula operator +(Formula left, Formula right) => (left, right) switch
    {
        (Number a, Number b) => Of(a.Value + b.Value),
        (Number { Value: 0 }, _) => right,
        (_, Number { Value: 0 }) => left,
        _ => new Sum(left, right),
    };

    /// <summary>Difference.</summary>
    public static Formula operator -(Formula left, Formula right) => left + -right;

    /// <summary>The opposite.</summary>
    public static Formula operator -(Formula formula) => Of(-1) * formula;

    /// <summary>Product; a numeric factor comes to stand on the left.</summary>
    public static Formula operator *(Formula left, Formula right) => (left, right) switch
    {
        (Number a, Number b) => Of(a.Value * b.Value),
        (_, Number) => right * left,
        (Number { Value: 0 }, _) => Zero,
        (Number { Value: 1 }, _) => right,
        (Number a, Product { Left: Number b } inner) => Of(a.Value * b.Value) * inner.Right,
        (_, Product { Left: Number b } inner) => b * (left * inner.Right),
        (Product { Left: Number a } inner, _) => a * (inner.Right * right),
        _ when ReferenceEquals(left, right) => Pow(left, Of(2)),
        _ => new Product(left, right),
    };

    /// <summary>Quotient.</summary>
    public static Formula operator /(Formula left, Formula right) => (left, right) switch
    {
        (Number a, Number b) => Of(a.Value / b.Value),
        (Number { Value: 0 }, _) => Zero,
        (_, Number { Value: 1 }) => left,
        (Product { Left: Number a } inner, Number b) => Of(a.Value / b.Value) * inner.Right,
        _ => new Quotient(left, right),
    };

    /// <summary>Power; the base may be negative only where the exponent is a whole number.</summary>
    public static Formula Pow(Formula basis, Formula exponent) => (basis, exponent) switch
    {
        (Number a, Number b) => Of(Math.Pow(a.Value, b.Value)),
        (_, Number { Value: 0 }) => One,
        (_, Number { Value: 1 }) => basis,
        _ => new Power(basis, exponent),
    };

    /// <summary>A function of a formula.</summary>
    public static Formula Apply(UnaryFunction function, Formula argument)
        => argument is Number number ? Of(function.Value(number.Value)) : new Unary(function, argument);

    /// <summary>A function of two formulas.</summary>
    public static Formula Apply(BinaryFunction function, Formula left, Formula right)
        => (left, right) is (Number a, Number b) ? Of(function.Value(a.Value, b.Value)) : new Binary(function, left, right);

    /// <summary>Gives the value of the case that this formula is.</summary>
    public TResult Match<TResult>(
        Func<Number, TResult> number,
        Func<Parameter, TResult> parameter,
        Func<Clock, TResult> time,
        Func<Sum, TResult> sum,
        Func<Product, TResult> product,
        Func<Quotient, TResult> quotient,
        Func<Power, TResult> power,
        Func<Unary, TResult> unary,
        Func<Binary, TResult> binary) => this switch
        {
            Number it => number(it),
            Parameter it => parameter(it),
            Clock it => time(it),
            Sum it => sum(it),
            Product it => product(it),
            Quotient it => quotient(it),
            Power it => power(it),
            Unary it => unary(it),
            Binary it => binary(it),
            _ => throw new InvalidOperationException($"{GetType()} is not a formula."),
        };

    /// <inheritdoc/>
    public sealed override string ToString() => FormulaText.Of(this);

    /// <summary>A number.</summary>
    public sealed class Number : Formula
    {
        internal Number(double value)
            : base(1) => Value = value;

        /// <summary>Its value.</summary>
        public double Value { get; }

        // As a formula reads it: no word for what is not finite, and a sign that an outer power does not take for its own.
        internal string Text => !double.IsFinite(Value) ? $"({Math.Sign(double.IsNaN(Value) ? 0 : Value)} / 0)"
            : double.IsNegative(Value) ? $"({Value.ToString("R", CultureInfo.InvariantCulture)})"
            : Value.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>A parameter θᵢ.</summary>
    public sealed class Parameter : Formula
    {
        internal Parameter(int index, string name)
            : base(1) => (Index, Name) = (index, name);

        /// <summary>Its place among the parameters, counted from 0.</summary>
        public int Index { get; }

        /// <summary>What people call it.</summary>
        public string Name { get; }
    }

    /// <summary>Time t.</summary>
    public sealed class Clock : Formula
    {
        internal Clock()
            : base(1)
        {
        }
    }

    /// <summary>left + right.</summary>
    public sealed class Sum : Formula
    {
        internal Sum(Formula left, Formula right)
            : base(1 + left.TreeSize + right.TreeSize) => (Left, Right) = (left, right);

        /// <summary>The first term.</summary>
        public Formula Left { get; }

        /// <summary>The second term.</summary>
        public Formula Right { get; }
    }

    /// <summary>left · right.</summary>
    public sealed class Product : Formula
    {
        internal Product(Formula left, Formula right)
            : base(1 + left.TreeSize + right.TreeSize) => (Left, Right) = (left, right);

        /// <summary>The first factor; a number, if one of them is.</summary>
        public Formula Left { get; }

        /// <summary>The second factor.</summary>
        public Formula Right { get; }
    }

    /// <summary>left / right.</summary>
    public sealed class Quotient : Formula
    {
        internal Quotient(Formula left, Formula right)
            : base(1 + left.TreeSize + right.TreeSize) => (Left, Right) = (left, right);

        /// <summary>The dividend.</summary>
        public Formula Left { get; }

        /// <summary>The divisor.</summary>
        public Formula Right { get; }
    }

    /// <summary>base ^ exponent.</summary>
    public sealed class Power : Formula
    {
        internal Power(Formula basis, Formula exponent)
            : base(1 + basis.TreeSize + exponent.TreeSize) => (Base, Exponent) = (basis, exponent);

        /// <summary>What is raised.</summary>
        public Formula Base { get; }

        /// <summary>To what power.</summary>
        public Formula Exponent { get; }
    }

    /// <summary>A function of one formula.</summary>
    public sealed class Unary : Formula
    {
        internal Unary(UnaryFunction function, Formula argument)
            : base(1 + argument.TreeSize) => (Function, Argument) = (function, argument);

        /// <summary>Which function.</summary>
        public UnaryFunction Function { get; }

        /// <summary>Of what.</summary>
        public Formula Argument { get; }
    }

    /// <summary>A function of two formulas.</summary>
    public sealed class Binary : Formula
    {
        internal Binary(BinaryFunction function, Formula left, Formula right)
            : base(1 + left.TreeSize + right.TreeSize) => (Function, Left, Right) = (function, left, right);

        /// <summary>Which function.</summary>
        public BinaryFunction Function { get; }

        /// <summary>Its first argument.</summary>
        public Formula Left { get; }

        /// <summary>Its second argument.</summary>
        public Formula Right { get; }
    }
}
