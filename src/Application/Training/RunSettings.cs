using System.Globalization;
using LanguageExt;

namespace LossNav.Application.Training;

/// <summary>The networks of the paper.</summary>
public enum NetworkModel
{
    /// <summary>Fully connected, inputs-512-256-classes, ReLU.</summary>
    Mlp,

    /// <summary>Two pairs of 3 x 3 convolutions (64, 128 channels), each with ReLU and followed by 2 x 2 max-pooling, then 256 units, ReLU, classes.</summary>
    Cnn,
}

/// <summary>The numbers that a network computes with.</summary>
public enum Precision
{
    /// <summary>32-bit floats throughout, as published.</summary>
    Float32,

    /// <summary>Layers multiply in bfloat16; weights, loss and the learning rule stay in 32 bits. Faster where the processor has the instructions.</summary>
    BFloat16,
}

/// <summary>Everything that is chosen about one training run, apart from the data itself. Equal settings and data give equal curves, up to rounding.</summary>
/// <param name="Dataset">What to learn.</param>
/// <param name="Model">The network.</param>
/// <param name="Rule">The learning rule with its parameters.</param>
/// <param name="Seed">Decides the initial weights, the order of the images, crops and flips; all rules of a seed share them.</param>
/// <param name="Epochs">Passes over the training images, at least 1.</param>
/// <param name="BatchSize">Images per step, at least 1; the last batch of an epoch may be smaller.</param>
/// <param name="GradientClip">The gradient is scaled down to this Euclidean norm where it is longer.</param>
/// <param name="Augmentation">Whether training images are cropped at random from a margin of 4 and flipped at random.</param>
/// <param name="Precision">The numbers that the network computes with.</param>
/// <param name="TrainImages">Use only the first so many training images; none means all.</param>
/// <param name="TestImages">Use only the first so many test images; none means all.</param>
public sealed record RunSettings(
    DatasetDefinition Dataset,
    NetworkModel Model,
    RuleSettings Rule,
    long Seed,
    int Epochs,
    int BatchSize,
    double GradientClip,
    bool Augmentation,
    Precision Precision,
    Option<int> TrainImages,
    Option<int> TestImages)
{
    /// <summary>How the task changes while the run goes on; none means one task.</summary>
    public Option<TaskStream> Stream { get; init; }

    /// <summary>What is learnt, for example <c>mnist</c>, or <c>permuted-mnist</c> for a stream of tasks.</summary>
    public string Subject => Stream.IsSome ? $"permuted-{Dataset.Name}" : Dataset.Name;

    /// <summary>A short name for messages, for example <c>mnist ballistic seed 0</c>.</summary>
    public string Label => string.Create(CultureInfo.InvariantCulture, $"{Subject} {Rule.Name} seed {Seed}");
}
