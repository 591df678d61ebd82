using System.Globalization;
using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems.Json;

/// <summary>Takes typed values out of plain ones; what does not fit becomes a fault of its part.</summary>
internal static class Reading
{
    public static Validation<ProblemFault, T> Wrong<T>(ValuePath at, string message) => Fail<ProblemFault, T>(ProblemFault.Of(at, message));

    public static Validation<ProblemFault, T> Right<T>(T value) => Success<ProblemFault, T>(value);

    /// <summary>Reads a member that must be there.</summary>
    public static Validation<ProblemFault, T> Required<T>(
        this Part group, string name, string example, Func<Part, Validation<ProblemFault, T>> read)
        => group.Find(name).Match(read, () => Wrong<T>(group.Path, $"'{name}' is missing in this object; add for example {example}"));

    /// <summary>Reads a member that may be left out.</summary>
    public static Validation<ProblemFault, T> Optional<T>(this Part group, string name, T preset, Func<Part, Validation<ProblemFault, T>> read)
        => group.Find(name).Match(read, () => Right(preset));

    /// <summary>Refuses members that an object does not have.</summary>
    public static Validation<ProblemFault, Unit> Only(this Part group, params string[] known)
    {
        var unknown = group.Members
            .Map(member => member.Name)
            .Filter(name => !known.Contains(name))
            .Map(name => ProblemFault.Of(group.Path.NameOf(name), $"there is no '{Excerpt.Of(name)}' here{NearestName.Clause(name, known.ToSeq())}; there are {string.Join(", ", known)}"));
        return unknown.IsEmpty ? Right(unit) : Fail<ProblemFault, Unit>(unknown);
    }

    public static Validation<ProblemFault, Part> Group(Part part, string expected)
        => part.Value is PlainValue.Group ? Right(part) : Wrong<Part>(part.Path, $"{part.Kind} stands here; write {expected}");

    public static Validation<ProblemFault, string> Text(Part part, string expected)
        => part.Value is PlainValue.Text text ? Right(text.Value) : Wrong<string>(part.Path, $"{part.Kind} stands here; write {expected}");

    public static Validation<ProblemFault, double> Number(Part part) => Number(part, "a number", _ => true);

    public static Validation<ProblemFault, double> Number(Part part, string expected, Func<double, bool> fits)
        => part.Value is not PlainValue.Number number ? Wrong<double>(part.Path, $"{part.Kind} stands here; write {expected}")
            : fits(number.Value) ? Right(number.Value)
            : Wrong<double>(part.Path, $"{number.Value.ToString("R", CultureInfo.InvariantCulture)} does not fit; write {expected}");

    /// <summary>A number or a formula.</summary>
    public static Validation<ProblemFault, Expression> Expression(Part part)
        => part.Value switch
        {
            PlainValue.Number number => Right<Expression>(new Expression.Number(number.Value)),
            PlainValue.Text text => Right<Expression>(new Expression.Formula(text.Value)),
            _ => Wrong<Expression>(part.Path, $"{part.Kind} stands here; write a number or a formula in quotes"),
        };

    /// <summary>A list, each item read by its own.</summary>
    public static Validation<ProblemFault, Seq<T>> List<T>(Part part, string expected, Func<Part, Validation<ProblemFault, T>> read)
        => part.Value is PlainValue.List
            ? part.Items.Map(read).Sequence().Map(items => items.Strict())
            : Wrong<Seq<T>>(part.Path, $"{part.Kind} stands here; write {expected}");

    /// <summary>A list of as many items as there are parameters, where their number is known.</summary>
    public static Validation<ProblemFault, Seq<T>> ForEachParameter<T>(
        Part part, string each, Option<int> dimension, Func<Part, Validation<ProblemFault, T>> read)
        => List(part, $"a list of {each}, one for each parameter", read)
            .Bind(items => dimension.Filter(count => count != items.Count).Match(
                count => Wrong<Seq<T>>(part.Path, $"this list has {items.Count} items; write {count}, one for each parameter"),
                () => items.IsEmpty ? Wrong<Seq<T>>(part.Path, $"this list is empty; write {each}, one for each parameter") : Right(items)));

    public static Validation<ProblemFault, Vec> Vector(Part part, Option<int> dimension)
        => ForEachParameter(part, "numbers", dimension, Number).Map(numbers => Vec.From(numbers));

    /// <summary>The rows of a square matrix.</summary>
    public static Validation<ProblemFault, Seq<Seq<T>>> Square<T>(
        Part part, string each, Option<int> dimension, Func<Part, Validation<ProblemFault, T>> read)
        => ForEachParameter(part, $"rows, each a list of {each}", dimension, row => ForEachParameter(row, each, dimension, read))
            .Bind(rows => rows.ForAll(row => row.Count == rows.Count)
                ? Right(rows)
                : Wrong<Seq<Seq<T>>>(part.Path, "this matrix is not square; write as many rows as columns"));

    /// <summary>A square matrix of numbers.</summary>
    public static Validation<ProblemFault, Mat> Matrix(Part part, Option<int> dimension)
        => Square(part, "numbers", dimension, Number).Map(rows => Mat.Copy(rows.Count, rows.Count, [.. rows.Bind(row => row)]));
}
