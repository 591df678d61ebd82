using LossNav.Application.Training;
using LossNav.Adapters.Torch.Networks;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Batches;

/// <summary>Images and labels on a device, in one tensor each; batches are gathered by index.</summary>
internal abstract class ImageBatches(Tensor labels) : IDisposable
{
    /// <summary>Number of images.</summary>
    internal int Count { get; } = (int)labels.shape[0];

    /// <summary>A batch as a network wants it, normalised, unchanged otherwise.</summary>
    /// <param name="indices">Which images.</param>
    internal abstract Tensor Images(Tensor indices);

    /// <summary>The labels of a batch.</summary>
    internal Tensor Labels(Tensor indices) => labels.index_select(0, indices);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => labels.Dispose();

    /// <summary>Places images where a network of this kind finds them.</summary>
    /// <param name="set">The images.</param>
    /// <param name="count">How many of them, from the first.</param>
    /// <param name="dataset">Their shape and statistics.</param>
    /// <param name="model">Who will look at them.</param>
    /// <param name="device">Where they go.</param>
    internal static ImageBatches Place(ImageSet set, int count, DatasetDefinition dataset, NetworkModel model, Device device)
        => model == NetworkModel.Mlp
            ? new FlatImages(set, count, dataset, device)
            : new PaddedImages(set, count, dataset, device);

    private protected static Tensor Bytes(ReadOnlyMemory<byte> bytes, int count, int each)
        => tensor(bytes[..(count * each)].ToArray(), ScalarType.Byte);

    private protected static Tensor PlaceLabels(ImageSet set, int count, Device device)
    {
        using var scope = NewDisposeScope();
        return Bytes(set.Labels, count, 1).to(ScalarType.Int64).to(device).MoveToOuterDisposeScope();
    }

    /// <summary>Mean and deviation of each channel in units of a byte, shaped to broadcast.</summary>
    private protected static (Tensor Mean, Tensor Deviation) Statistics(DatasetDefinition dataset, long[] shape, Device device)
        => (tensor(dataset.Mean.Map(value => (float)(255 * value)).ToArray()).reshape(shape).to(device),
            tensor(dataset.Deviation.Map(value => (float)(255 * value)).ToArray()).reshape(shape).to(device));
}
