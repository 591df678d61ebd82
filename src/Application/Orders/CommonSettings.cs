using LanguageExt;
using LossNav.Application.Training;

namespace LossNav.Application.Orders;

/// <summary>What the runs of a comparison have in common. The meaning and range of each is that of <see cref="RunSettings"/>.</summary>
/// <param name="Profile">The name of the profile (<see cref="Profile"/>) that the runs are part of.</param>
/// <param name="Epochs">Passes over the training images, at least 1.</param>
/// <param name="BatchSize">Images per step, at least 1.</param>
/// <param name="GradientClip">The longest gradient, &gt; 0.</param>
/// <param name="Augmentation">Whether training images are cropped and flipped at random.</param>
/// <param name="Precision">The numbers that the network computes with.</param>
/// <param name="TrainImages">Only the first so many training images; none means all.</param>
/// <param name="TestImages">Only the first so many test images; none means all.</param>
/// <param name="EpochsPerTask">After so many epochs the task changes; none means one task.</param>
public sealed record CommonSettings(
    string Profile,
    int Epochs,
    int BatchSize,
    double GradientClip,
    bool Augmentation,
    Precision Precision,
    Option<int> TrainImages,
    Option<int> TestImages,
    Option<int> EpochsPerTask);
