using LossNav.Application.Training;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Batches;

/// <summary>How the images of one task look: as they are, or with their pixels in another order.</summary>
internal sealed class PixelOrder : IDisposable
{
    private readonly Tensor? _places;

    private PixelOrder(Tensor? places) => _places = places;

    /// <summary>The order that a run has in a task; runs with one task have the images as they are.</summary>
    /// <param name="settings">The run.</param>
    /// <param name="task">Counted from 1.</param>
    /// <param name="device">Where the images are.</param>
    internal static PixelOrder Of(RunSettings settings, int task, Device device)
    {
        if (settings.Stream.IsNone || task == 1)
        {
            return new PixelOrder(null);
        }

        using var scope = NewDisposeScope();
        long[] places = [.. PixelPermutation.Of(settings.Seed, task, settings.Dataset.ImageSize)];
        return new PixelOrder(tensor(places).to(device).DetachFromDisposeScope());
    }

    /// <summary>A batch as the task shows it, in the shape that it had.</summary>
    internal Tensor Show(Tensor images)
        => _places is null ? images : images.flatten(1).index_select(1, _places).reshape(images.shape);

    public void Dispose() => _places?.Dispose();
}
