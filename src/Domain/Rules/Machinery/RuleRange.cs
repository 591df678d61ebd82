using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>The numbers that a parameter of a learning rule may be.</summary>
public sealed record RuleRange
{
    private readonly Func<double, bool> _contains;

    private RuleRange(string words, Func<double, bool> contains) => (Words, _contains) = (words, contains);

    /// <summary>More than 0.</summary>
    public static RuleRange Positive { get; } = new("a finite number greater than 0", x => x > 0);

    /// <summary>0 or more.</summary>
    public static RuleRange NotNegative { get; } = new("a finite number, at least 0", x => x >= 0);

    /// <summary>From 0 to 1, without 1.</summary>
    public static RuleRange Fraction { get; } = new("at least 0 and less than 1", x => x is >= 0 and < 1);

    /// <summary>From 0 to 1, both included.</summary>
    public static RuleRange Probability { get; } = new("at least 0 and at most 1", x => x is >= 0 and <= 1);

    /// <summary>Any finite number.</summary>
    public static RuleRange Any { get; } = new("a finite number", _ => true);

    /// <summary>1, 2, 3 and so on.</summary>
    public static RuleRange Count { get; } = new("a whole number, at least 1", x => x >= 1 && x <= int.MaxValue && x == Math.Floor(x));

    /// <summary>0, 1, 2 and so on.</summary>
    public static RuleRange CountFromZero { get; } = new("a whole number, at least 0", x => x >= 0 && x <= int.MaxValue && x == Math.Floor(x));

    /// <summary>The range in words, for messages.</summary>
    public string Words { get; }

    /// <summary>Whether a number is finite and in the range.</summary>
    public bool Contains(double value) => double.IsFinite(value) && _contains(value);

    /// <summary>The number itself, or that it is out of range.</summary>
    /// <param name="rule">The name of the rule, for the message.</param>
    /// <param name="parameter">The name of the parameter, for the message.</param>
    /// <param name="value">The number.</param>
    public Validation<NavigationError, double> Check(string rule, string parameter, double value)
        => Contains(value) ? Success<NavigationError, double>(value) : new NavigationError.BadRuleParameter(rule, parameter, value, Words);
}
