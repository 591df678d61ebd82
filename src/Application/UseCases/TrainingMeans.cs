using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Domain.Rules.Machinery;

namespace LossNav.Application.UseCases;

/// <summary>With what networks are trained.</summary>
/// <param name="Rules">Every rule that can be chosen.</param>
/// <param name="Datasets">Where data comes from.</param>
/// <param name="Trainer">Makes what trains, when there is something to train.</param>
/// <param name="Store">Where records and checkpoints are kept.</param>
/// <param name="Clock">Measures the wall time of epochs; nothing else depends on it.</param>
public sealed record TrainingMeans(Seq<RuleRow> Rules, IDatasetSource Datasets, Func<INetworkTrainer> Trainer, ITrainingStore Store, TimeProvider Clock);
