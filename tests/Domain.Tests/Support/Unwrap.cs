using LanguageExt;

namespace LossNav.Domain.Tests.Support;

/// <summary>Takes values and errors out of a validation; what is not there fails the test with what is.</summary>
internal static class Unwrap
{
    public static T Value<T>(this Validation<NavigationError, T> validation)
        => validation.Match(value => value, errors => throw new Xunit.Sdk.XunitException(string.Join(Environment.NewLine, errors)));

    public static T Value<T>(this Option<T> option)
        => option.IfNone(() => throw new Xunit.Sdk.XunitException("There is nothing."));

    public static Seq<NavigationError> Errors<T>(this Validation<NavigationError, T> validation)
        => validation.Match(value => throw new Xunit.Sdk.XunitException($"No error, but {value}."), errors => errors);
}
