using LanguageExt;
using LossNav.Application.Figures;

namespace LossNav.Application.Recipes.Definition;

/// <summary>How one figure is made: a pure function from parameters to the description of a figure.</summary>
public abstract record Recipe
{
    private protected Recipe(string name, string summary)
    {
        Name = name;
        Summary = summary;
    }

    /// <summary>The published name of the figure; its files carry it.</summary>
    public string Name { get; }

    /// <summary>One line that says what the figure shows.</summary>
    public string Summary { get; }

    /// <summary>What can be varied, with the published values as defaults.</summary>
    public abstract Seq<ParameterDescription> Parameters { get; }

    /// <summary>Checks names and ranges of parameters, without drawing. What several of them make impossible together is found when the figure is drawn.</summary>
    /// <param name="overrides">Values by parameter name, as text; what is not named keeps its published value.</param>
    /// <returns>The same values in the form in which the recipe writes them, or all errors at once.</returns>
    public abstract Validation<JobError, Map<string, string>> Check(Map<string, string> overrides);

    /// <summary>Draws the figure with some parameters set by name.</summary>
    /// <param name="edition">Which mathematics it shows, and how much it explains.</param>
    /// <param name="overrides">Values by parameter name, as text; what is not named keeps its published value.</param>
    /// <returns>The figure and the value of every parameter it was drawn with, or all errors at once.</returns>
    public abstract Validation<JobError, DrawnFigure> Draw(Edition edition, Map<string, string> overrides);

    /// <summary>Defines a recipe.</summary>
    /// <param name="name">The published name of the figure.</param>
    /// <param name="summary">One line that says what it shows.</param>
    /// <param name="published">The published parameters.</param>
    /// <param name="parameters">One row for each parameter that can be set by name.</param>
    /// <param name="draw">The pure function that draws it.</param>
    public static Recipe Define<TParameters>(
        string name,
        string summary,
        TParameters published,
        Seq<Parameter<TParameters>> parameters,
        Func<Edition, TParameters, Validation<JobError, Figure>> draw)
        => new Typed<TParameters>(name, summary, published, parameters, draw);

    private sealed record Typed<TParameters>(
        string TypedName,
        string TypedSummary,
        TParameters Published,
        Seq<Parameter<TParameters>> Rows,
        Func<Edition, TParameters, Validation<JobError, Figure>> DrawTyped) : Recipe(TypedName, TypedSummary)
    {
        public override Seq<ParameterDescription> Parameters => Rows.Map(row => row.Describe(Published));

        public override Validation<JobError, Map<string, string>> Check(Map<string, string> overrides)
            => Read(overrides).Map(parameters => Rows
                .Filter(row => overrides.ContainsKey(row.Name))
                .Map(row => row.Describe(parameters))
                .Map(described => (described.Name, described.Value))
                .ToMap());

        public override Validation<JobError, DrawnFigure> Draw(Edition edition, Map<string, string> overrides)
            => Read(overrides).Bind(parameters => DrawTyped(edition, parameters)
                .Map(figure => new DrawnFigure(figure with { Summary = Summary }, edition, Rows.Map(row => row.Describe(parameters)))));

        private Validation<JobError, TParameters> Read(Map<string, string> overrides)
        {
            var known = Rows.Map(row => row.Name);
            var unknown = overrides.Keys.ToSeq()
                .Filter(key => !known.Contains(key))
                .Map(key => (JobError)new JobError.UnknownParameter(Name, key, known));
            var (parameters, bad) = Rows.Fold(
                (Value: Published, Errors: Seq<JobError>.Empty),
                (state, row) => overrides.Find(row.Name).Match(
                    Some: text => row.Set(Name, text, state.Value).Match(
                        Succ: value => (value, state.Errors),
                        Fail: errors => (state.Value, state.Errors + errors)),
                    None: () => state));
            var all = unknown + bad;
            return all.IsEmpty ? parameters : Validation<JobError, TParameters>.Fail(all);
        }
    }
}
