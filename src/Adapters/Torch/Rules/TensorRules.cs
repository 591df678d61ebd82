using LanguageExt;
using LossNav.Application.Training;
using LossNav.Domain;
using LossNav.Domain.Rules.Machinery;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Rules;

/// <summary>The learning rules of the Domain on the tensors of a network, from whatever list they were chosen: nothing here knows a rule by its name.</summary>
internal static class TensorRules
{
    /// <summary>The rule that settings ask for.</summary>
    internal static Either<TrainingError, TensorRule> For(RuleSettings settings, IReadOnlyList<Tensor> parameters)
        => settings.ToRule().ToEither()
            .Map(rule => Of(rule, parameters))
            .MapLeft(Refused);

    /// <summary>A rule on tensors.</summary>
    internal static TensorRule Of(LearningRule rule, IReadOnlyList<Tensor> parameters)
        => rule.Match<TensorRule>(
            elementwise => new ElementwiseTensorRule(parameters, elementwise),
            vector => new VectorTensorRule(parameters, vector),
            matrix => new MatrixTensorRule(parameters, matrix));

    private static TrainingError Refused(Seq<NavigationError> errors) => new TrainingError.NoTrainer(errors.Head.Message);
}
