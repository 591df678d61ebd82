using System.Globalization;
using LanguageExt;

namespace LossNav.Application.Recipes.Definition;

/// <summary>A parameter as people see it.</summary>
/// <param name="Name">Lower case with hyphens, for example <c>discount-rates</c>.</param>
/// <param name="Meaning">One line: what it is, its symbol, its range.</param>
/// <param name="Value">Its value as text, in the form in which it can be set.</param>
public sealed record ParameterDescription(string Name, string Meaning, string Value);

/// <summary>One parameter of a recipe: how it is named, read from text, checked and written.</summary>
/// <typeparam name="TParameters">The recipe's immutable record of parameters.</typeparam>
public sealed record Parameter<TParameters>
{
    private readonly Func<TParameters, string> _write;
    private readonly Func<string, TParameters, Option<TParameters>> _read;
    private readonly string _expected;

    internal Parameter(
        string name,
        string meaning,
        string expected,
        Func<TParameters, string> write,
        Func<string, TParameters, Option<TParameters>> read)
        => (Name, Meaning, _expected, _write, _read) = (name, meaning, expected, write, read);

    /// <summary>Lower case with hyphens.</summary>
    public string Name { get; }

    /// <summary>One line: what it is, its symbol, its range.</summary>
    public string Meaning { get; }

    internal ParameterDescription Describe(TParameters parameters) => new(Name, Meaning, _write(parameters));

    internal Validation<JobError, TParameters> Set(string figure, string text, TParameters parameters)
        => _read(text, parameters).ToValidation((JobError)new JobError.BadParameter(figure, Name, text, _expected));
}

/// <summary>The kinds of parameter.</summary>
public static class Parameter
{
    /// <summary>A finite number for which <paramref name="isValid"/> holds.</summary>
    public static Parameter<T> Number<T>(
        string name, string meaning, string expected, Func<double, bool> isValid, Func<T, double> get, Func<T, double, T> set)
        => new(
            name,
            meaning,
            $"it must be {expected}",
            parameters => Write(get(parameters)),
            (text, parameters) => ReadNumber(text).Filter(isValid).Map(value => set(parameters, value)));

    /// <summary>A list of finite numbers, separated by commas, for each of which <paramref name="isValid"/> holds.</summary>
    public static Parameter<T> Numbers<T>(
        string name, string meaning, string expected, Func<Seq<double>, bool> isValid, Func<T, Seq<double>> get, Func<T, Seq<double>, T> set)
        => new(
            name,
            meaning,
            $"it must be {expected}, separated by commas",
            parameters => string.Join(',', get(parameters).Map(Write)),
            (text, parameters) => text.Split(',').ToSeq().Map(ReadNumber).Sequence().Filter(isValid).Map(value => set(parameters, value)));

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static Parameter<T> Count<T>(string name, string meaning, int least, int most, Func<T, int> get, Func<T, int, T> set)
        => new(
            name,
            meaning,
            $"it must be a whole number from {least} to {most}",
            parameters => get(parameters).ToString(CultureInfo.InvariantCulture),
            (text, parameters) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && value >= least && value <= most
                    ? set(parameters, value)
                    : Option<T>.None);

    /// <summary>One word out of a few.</summary>
    public static Parameter<T> Choice<T>(string name, string meaning, Seq<string> words, Func<T, string> get, Func<T, string, T> set)
        => new(
            name,
            $"{meaning}: {string.Join(", ", words)}",
            $"it must be one of {string.Join(", ", words)}",
            get,
            (text, parameters) => words.Contains(text.Trim()) ? set(parameters, text.Trim()) : Option<T>.None);

    /// <summary>Any words.</summary>
    public static Parameter<T> Words<T>(string name, string meaning, Func<T, string> get, Func<T, string, T> set)
        => new(name, meaning, "it must not be empty", get, (text, parameters) => string.IsNullOrWhiteSpace(text) ? Option<T>.None : set(parameters, text.Trim()));

    private static string Write(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static Option<double> ReadNumber(string text)
        => double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : Option<double>.None;
}
