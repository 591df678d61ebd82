using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Problems;
using LossNav.Domain.Formulas;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Files.Problems;

/// <summary>What is known of a problem while its file is read; what could not be read is unknown, and what depends on it is not checked.</summary>
/// <param name="Formulas">Reads formulas.</param>
/// <param name="Dimension">D.</param>
/// <param name="Names">What formulas may speak of.</param>
internal sealed record Context(IFormulaReader Formulas, Option<int> Dimension, Option<FormulaNames> Names)
{
    /// <summary>A number or a formula, as a formula; 0 where the names are not known.</summary>
    public Validation<Fault, Formula> ReadFormula(JsonPart part)
        => part.Match(
            text => Names.Match(
                names => Formulas.Read(names, text.Value).MapFail(fault => Inside(text, fault.Column, fault.Message)),
                () => Reading.Right(Formula.Zero)),
            number => Reading.Right(Formula.Of(number.Value)),
            list => Reading.Wrong<Formula>(list.At, "a list stands here; write a number or a formula in quotes"),
            group => Reading.Wrong<Formula>(group.At, "an object stands here; write a number or a formula in quotes"),
            word => Reading.Wrong<Formula>(word.At, $"{word.Value} stands here; write a number or a formula in quotes"));

    /// <summary>A number or a formula, compiled.</summary>
    public Validation<Fault, FormulaFunction> ReadFunction(JsonPart part)
        => ReadFormula(part).Bind(formula => FormulaFunction
            .Create(Dimension.IfNone(1), formula)
            .MapFail(error => new Fault(part.At, error.Message.TrimEnd('.'))));

    /// <summary>A square matrix of items, row by row.</summary>
    public Validation<Fault, Seq<T>> Square<T>(JsonPart part, string each, Func<JsonPart, Validation<Fault, T>> read)
        => Reading.ForEachParameter(part, $"rows, each a list of {each}", Dimension, row => Reading.ForEachParameter(row, each, Dimension, read))
            .Bind(rows => rows.ForAll(row => row.Count == rows.Count)
                ? Reading.Right(rows.Flatten())
                : Reading.Wrong<Seq<T>>(part.At, "this matrix is not square; write as many rows as columns"));

    /// <summary>A square matrix of numbers.</summary>
    public Validation<Fault, Mat> Matrix(JsonPart part)
        => Square(part, "numbers", item => Reading.Number(item, "a number", _ => true))
            .Map(entries => Mat.Copy((int)Math.Sqrt(entries.Count), (int)Math.Sqrt(entries.Count), [.. entries]));

    /// <summary>Where a column of a text stands in the file.</summary>
    public static Fault Inside(JsonPart part, int column, string message)
        => part is JsonPart.Text { IsPlain: true } plain
            ? new Fault(plain.Inside(column), message)
            : new Fault(part.At, $"at character {column} of this text: {message}");
}
