using LanguageExt;
using LossNav.Domain;

namespace LossNav.Application.Recipes.Drawing;

/// <summary>Turns what the domain says into what a job says.</summary>
internal static class Solving
{
    /// <summary>The same value, or the same errors with the name of the figure.</summary>
    public static Validation<JobError, T> For<T>(this Validation<NavigationError, T> result, string figure)
        => result.MapFail(error => (JobError)new JobError.Navigation(figure, error));

    /// <summary>All values, or all errors.</summary>
    public static Validation<NavigationError, Seq<T>> All<T>(Seq<Validation<NavigationError, T>> results)
    {
        var errors = results.Bind(result => result.FailToSeq()).Strict();
        return errors.IsEmpty
            ? Validation<NavigationError, Seq<T>>.Success(results.Bind(result => result.SuccessToSeq()).Strict())
            : Validation<NavigationError, Seq<T>>.Fail(errors);
    }
}
