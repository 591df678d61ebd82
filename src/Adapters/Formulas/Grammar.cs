using System.Globalization;
using LanguageExt;
using LossNav.Application.Problems;
using LossNav.Domain.Formulas;
using Pidgin;
using static Pidgin.Parser;
using static Pidgin.Parser<char>;

namespace LossNav.Adapters.Formulas;

/// <summary>The grammar of formulas: sums of products of powers of numbers, names, functions and parentheses.</summary>
/// <remarks>
/// A power binds to the right and more strongly than a sign before it: −x^2 is −(x²), and 2^−x^2 is 2^(−(x²)). Only parentheses nest, so their depth
/// bounds the depth of the reader's own calls.
/// </remarks>
internal static class Grammar
{
    public static Parser<char, Draft> For(Vocabulary vocabulary)
    {
        Parser<char, Draft> sum = null!;
        var inner = Rec(() => sum);
        var parentheses = inner.Between(Symbol('('), Symbol(')'));
        var arguments = inner.Separated(Symbol(',')).Between(Symbol('('), Symbol(')')).Select(all => all.ToSeq().Strict());
        var named = Map(
            (at, name, given) => given.HasValue ? vocabulary.Call(at + 1, name, given.Value) : vocabulary.Word(at + 1, name),
            CurrentOffset,
            Name,
            arguments.Optional());
        var operand = Number.Or(named).Or(parentheses);
        var signed = Map((signs, it) => new Signed(signs.Count(minus => minus) % 2 == 1, it), Sign.Many(), operand);
        var power = signed.SeparatedAtLeastOnce(Raise).Select(FoldRight);
        var product = Chain(power, Times.ThenReturn<Func<Draft, Draft, Draft>>((a, b) => a.With(b, (x, y) => x * y))
            .Or(Symbol('/').ThenReturn<Func<Draft, Draft, Draft>>((a, b) => a.With(b, (x, y) => x / y))));
        sum = Chain(product, Symbol('+').ThenReturn<Func<Draft, Draft, Draft>>((a, b) => a.With(b, (x, y) => x + y))
            .Or(Minus.ThenReturn<Func<Draft, Draft, Draft>>((a, b) => a.With(b, (x, y) => x - y))));
        return SkipWhitespaces.Then(sum).Before(End);
    }

    private static Parser<char, char> Symbol(char symbol) => Char(symbol).Before(SkipWhitespaces);

    // The typographic minus counts as one.
    private static Parser<char, char> Minus => Char('-').Or(Char('−')).Before(SkipWhitespaces);

    private static Parser<char, char> Times
        => Try(Char('*').Before(Not(Char('*')))).Or(Char('·')).Or(Char('×')).Before(SkipWhitespaces);

    private static Parser<char, Pidgin.Unit> Raise
        => Char('^').IgnoreResult().Or(Try(String("**")).IgnoreResult()).Before(SkipWhitespaces);

    private static Parser<char, bool> Sign => Minus.ThenReturn(true).Or(Symbol('+').ThenReturn(false));

    private static Parser<char, string> Name
        => Token(FormulaNames.CanBegin)
            .Then(Token(FormulaNames.CanContinue).ManyString(), (first, rest) => first + rest)
            .Before(SkipWhitespaces);

    private static Parser<char, string> Digits => Token(char.IsAsciiDigit).AtLeastOnceString();

    private static Parser<char, string> Exponent
        => Try(Map(
            (e, sign, digits) => $"{e}{sign.GetValueOrDefault('+')}{digits}",
            OneOf('e', 'E'),
            OneOf('+', '-').Optional(),
            Digits));

    private static Parser<char, string> Mantissa
        => Digits.Then(Char('.').Then(Digits.Optional()).Optional(), (whole, part) => whole + part.Match(just => $".{just.GetValueOrDefault("0")}", () => string.Empty))
            .Or(Char('.').Then(Digits).Select(part => $"0.{part}"));

    private static Parser<char, Draft> Number
        => Mantissa.Then(Exponent.Optional(), (mantissa, exponent) => mantissa + exponent.GetValueOrDefault(string.Empty))
            .Select(text => Draft.Of(Formula.Of(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture))))
            .Before(SkipWhitespaces);

    private static Parser<char, Draft> Chain(Parser<char, Draft> item, Parser<char, Func<Draft, Draft, Draft>> operation)
        => Map(
            (first, rest) => rest.Aggregate(first, (left, next) => next.Combine(left, next.Right)),
            item,
            Map((combine, right) => (Combine: combine, Right: right), operation, item).Many());

    private static Draft FoldRight(IEnumerable<Signed> links)
    {
        var last = Option<Draft>.None;
        foreach (var link in links.Reverse())
        {
            var raised = last.Match(exponent => link.Value.With(exponent, Formula.Pow), () => link.Value);
            last = link.Negative ? raised.Map(formula => -formula) : raised;
        }

        return last.IfNone(Draft.Of(Formula.Zero));
    }

    private readonly record struct Signed(bool Negative, Draft Value);
}
