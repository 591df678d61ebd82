using LanguageExt;
using LossNav.Application.Training;
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
            _ => settings.ToRule().ToEither()
                .Map(rule => (TensorRule)new DomainTensorRule(parameters, rule))
                .MapLeft(errors => (TrainingError)new TrainingError.NoTrainer(errors.Head.Message)),
        };
}
