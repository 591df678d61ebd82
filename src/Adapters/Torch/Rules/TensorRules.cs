using LanguageExt;
using LossNav.Application.Training;
using LossNav.Domain;
using LossNav.Domain.Beliefs;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Rules;

/// <summary>The learning rules on tensors: a row for each that has a version of its own; the others run as they stand in the Domain, several times slower.</summary>
internal static class TensorRules
{
    /// <summary>The rule that settings ask for.</summary>
    internal static Either<TrainingError, TensorRule> For(RuleSettings settings, IReadOnlyList<Tensor> parameters)
        => settings.Name switch
        {
            "sgd" => new TensorGradientDescent(parameters, settings["learning-rate"]),
            "momentum" => new TensorMomentum(parameters, settings["learning-rate"], settings["decay"]),
            "adam" or "adamw" => new TensorAdamW(
                parameters, settings["learning-rate"], settings["beta1"], settings["beta2"], settings["epsilon"], settings["weight-decay"]),
            "ballistic" => new TensorBallistic(
                parameters, settings["learning-rate"], settings["beta2"], settings["epsilon"], settings["weight-decay"]),
            "rmsprop" => new TensorRmsProp(parameters, settings["learning-rate"], settings["beta2"], settings["epsilon"]),
            "navigator" => new TensorNavigator(
                parameters, settings["learning-rate"], settings["discount"], settings["beta1"], settings["beta2"]),
            "l2-init" => new TensorL2Init(parameters, settings["learning-rate"], settings["strength"]),
            "weight-reset" => TaskChangeSettings.Create(settings["hazard"], settings["forgetting"]).ToEither()
                .Map(belief => (TensorRule)new TensorWeightReset(parameters, settings["learning-rate"], belief))
                .MapLeft(Refused),
            _ => settings.ToRule().ToEither()
                .Map(rule => (TensorRule)new DomainTensorRule(parameters, rule))
                .MapLeft(Refused),
        };

    private static TrainingError Refused(Seq<NavigationError> errors) => new TrainingError.NoTrainer(errors.Head.Message);
}
