using LanguageExt;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Torch;

/// <summary>Where networks are trained.</summary>
public enum TrainingDevice
{
    /// <summary>A GPU if there is one and its package is part of this build, else the processor.</summary>
    Auto,

    /// <summary>The processor.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU; needs a build with the CUDA package.</summary>
    Cuda,

    /// <summary>An Apple GPU.</summary>
    Mps,
}

/// <summary>How the trainer uses the machine.</summary>
/// <param name="Device">Where networks are trained.</param>
/// <param name="Threads">
/// Threads that one operation may use, from 1; none means one for the MLP, whose operations are too small to share, and all processors for the CNN. Other
/// numbers of threads give other rounding errors.
/// </param>
public sealed record TorchOptions(TrainingDevice Device, Option<int> Threads)
{
    /// <summary>The choice for most machines.</summary>
    public static TorchOptions Default { get; } = new(TrainingDevice.Auto, None);

    /// <summary>The number of threads for a network.</summary>
    public int ThreadsFor(NetworkModel model)
        => Threads.IfNone(model == NetworkModel.Mlp ? 1 : Environment.ProcessorCount);
}
