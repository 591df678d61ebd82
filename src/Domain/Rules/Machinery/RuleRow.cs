using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>A learning rule as one row of a list: its names, what can be set, and how it is made.</summary>
public abstract record RuleRow
{
    private RuleRow(string name, string title, Seq<RuleParameter> parameters) => (Name, Title, Parameters) = (name, title, parameters);

    /// <summary>The name by which it is chosen: lower case with hyphens.</summary>
    public string Name { get; }

    /// <summary>The name that people read.</summary>
    public string Title { get; }

    /// <summary>What can be set.</summary>
    public Seq<RuleParameter> Parameters { get; }

    /// <summary>Gives the value of the case that this row is.</summary>
    public TResult Match<TResult>(Func<FirstOrder, TResult> firstOrder, Func<SecondOrder, TResult> secondOrder) => this switch
    {
        FirstOrder row => firstOrder(row),
        SecondOrder row => secondOrder(row),
        _ => throw new InvalidOperationException($"{GetType()} is not a row."),
    };

    /// <summary>Makes the rule for a landscape whose matrices can be had; a rule of first order does without them.</summary>
    /// <param name="matrix">What a rule of second order needs: the Hessian H(θ), or for the natural gradient the metric G(θ); D x D, symmetric.</param>
    /// <param name="values">A value for each parameter; what is missing keeps its default.</param>
    public Validation<NavigationError, LearningRule> Create(Func<Vec, Mat> matrix, Map<string, double> values)
        => Match(row => row.Make(new RuleValues(row, values)), row => row.Make(matrix, new RuleValues(row, values)));

    /// <summary>A rule that looks at gradients only, so that it can train networks of any size.</summary>
    public sealed record FirstOrder : RuleRow
    {
        /// <summary>A row of a rule that needs gradients only.</summary>
        /// <param name="name">The name by which it is chosen: lower case with hyphens.</param>
        /// <param name="title">The name that people read.</param>
        /// <param name="parameters">What can be set.</param>
        /// <param name="make">Makes the rule.</param>
        public FirstOrder(string name, string title, Seq<RuleParameter> parameters, Func<RuleValues, Validation<NavigationError, LearningRule>> make)
            : base(name, title, parameters) => Make = make;

        internal Func<RuleValues, Validation<NavigationError, LearningRule>> Make { get; }
    }

    /// <summary>A rule that needs a D x D matrix at every step.</summary>
    public sealed record SecondOrder : RuleRow
    {
        /// <summary>A row of a rule that needs a matrix.</summary>
        /// <param name="name">The name by which it is chosen: lower case with hyphens.</param>
        /// <param name="title">The name that people read.</param>
        /// <param name="parameters">What can be set.</param>
        /// <param name="make">Makes the rule from the matrix at any point, D x D.</param>
        public SecondOrder(
            string name, string title, Seq<RuleParameter> parameters, Func<Func<Vec, Mat>, RuleValues, Validation<NavigationError, LearningRule>> make)
            : base(name, title, parameters) => Make = make;

        internal Func<Func<Vec, Mat>, RuleValues, Validation<NavigationError, LearningRule>> Make { get; }
    }
}

/// <summary>The values of a row's parameters: those given, else the defaults.</summary>
public sealed record RuleValues
{
    internal RuleValues(RuleRow row, Map<string, double> given) => (Row, Given) = (row, given);

    private RuleRow Row { get; }

    private Map<string, double> Given { get; }

    /// <summary>The value of one of them.</summary>
    /// <param name="parameter">Its name.</param>
    /// <exception cref="ArgumentException">The row has no such parameter: a mistake in the code that makes the rule.</exception>
    public double this[string parameter]
        => Given.Find(parameter).IfNone(() => Row.Parameters.Find(it => it.Name == parameter).Match(
            it => it.Default, () => throw new ArgumentException($"rule '{Row.Name}' has no parameter '{parameter}'", nameof(parameter))));
}
