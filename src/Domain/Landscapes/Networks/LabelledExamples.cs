using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Landscapes.Networks;

/// <summary>What a network is to learn: S inputs, each with what is to come out.</summary>
public sealed class LabelledExamples
{
    private LabelledExamples(Mat inputs, Mat targets) => (Inputs, Targets) = (inputs, targets);

    /// <summary>S examples x inputs.</summary>
    public Mat Inputs { get; }

    /// <summary>S examples x outputs: numbers to come near to, or the probability of each class.</summary>
    public Mat Targets { get; }

    /// <summary>S.</summary>
    public int Count => Inputs.Rows;

    /// <summary>Examples with what is to come out.</summary>
    /// <param name="inputs">S x inputs, finite; S ≥ 1.</param>
    /// <param name="targets">S x outputs, finite.</param>
    public static Validation<NavigationError, LabelledExamples> Create(Mat inputs, Mat targets)
        => Checks.Then(
            Checks.AtLeast("the number of examples", inputs.Rows, 1)
                + Checks.When(
                    inputs.Rows != targets.Rows,
                    () => new NavigationError.WrongShape("the targets", $"of {targets.Rows} examples", $"of {inputs.Rows}, as the inputs"))
                + Checks.When(!inputs.IsFinite, () => new NavigationError.NotFinite("the inputs"))
                + Checks.When(!targets.IsFinite, () => new NavigationError.NotFinite("the targets")),
            () => new LabelledExamples(inputs, targets));

    /// <summary>Examples with their classes.</summary>
    /// <param name="classes">How many classes there are, ≥ 1.</param>
    /// <param name="inputs">S x inputs, finite; S ≥ 1.</param>
    /// <param name="labels">The class of each, S numbers from 0 to classes − 1.</param>
    public static Validation<NavigationError, LabelledExamples> OfClasses(int classes, Mat inputs, Seq<int> labels)
    {
        var wrong = Checks.AtLeast("the number of classes", classes, 1)
            + Checks.When(
                labels.Count != inputs.Rows, () => new NavigationError.WrongShape("the labels", $"of {labels.Count} examples", $"of {inputs.Rows}, as the inputs"))
            + toSeq(labels.Where(label => label < 0 || label >= classes).Take(1))
                .Map(label => (NavigationError)new NavigationError.OutOfRange("a label", label, $"from 0 to {classes - 1}"));
        return wrong.IsEmpty
            ? Create(inputs, Mat.Generate(inputs.Rows, classes, (i, j) => labels[i] == j ? 1 : 0))
            : Fail<NavigationError, LabelledExamples>(wrong);
    }
}
