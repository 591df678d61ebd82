using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Application.Training;

/// <summary>How much of an experiment to do.</summary>
/// <param name="Name">The name by which it is chosen.</param>
/// <param name="Summary">One line: how long it takes and what for.</param>
/// <param name="Epochs">Passes over the images; none means as published.</param>
/// <param name="TrainImages">Only the first so many training images; none means all.</param>
/// <param name="TestImages">Only the first so many test images; none means all.</param>
public sealed record Profile(string Name, string Summary, Option<int> Epochs, Option<int> TrainImages, Option<int> TestImages)
{
    /// <summary>Seconds: shows that everything works.</summary>
    public static Profile Smoke { get; } = new("smoke", "seconds; 2 epochs of the first 256 images, to see that everything works", 2, 256, 128);

    /// <summary>Minutes: curves that show the trend.</summary>
    public static Profile Quick { get; } = new("quick", "minutes; 3 epochs of the first 10,000 images, to see the trend", 3, 10_000, 2_000);

    /// <summary>The published settings.</summary>
    public static Profile Paper { get; } = new("paper", "the published settings: minutes for MNIST, hours for CIFAR-10", None, None, None);

    /// <summary>Every profile.</summary>
    public static Seq<Profile> All { get; } = Seq(Smoke, Quick, Paper);

    /// <summary>Chooses a profile by name.</summary>
    public static Validation<TrainingError, Profile> Find(string name)
        => All.Find(profile => profile.Name == name).ToValidation(
            (TrainingError)new TrainingError.BadSetting("profile", name, $"one of {string.Join(", ", All.Map(profile => profile.Name))}"));
}
