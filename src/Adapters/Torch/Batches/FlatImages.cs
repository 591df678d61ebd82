using LossNav.Application.Training;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Batches;

/// <summary>Images as rows of normalised 32-bit floats: (x/255 − mean)/deviation, N x (channels · height · width).</summary>
internal sealed class FlatImages(ImageSet set, int count, DatasetDefinition dataset, Device device)
    : ImageBatches(PlaceLabels(set, count, device))
{
    private readonly Tensor _rows = Place(set, count, dataset, device);

    internal override Tensor Images(Tensor indices) => _rows.index_select(0, indices);

    protected override void Dispose(bool disposing)
    {
        _rows.Dispose();
        base.Dispose(disposing);
    }

    private static Tensor Place(ImageSet set, int count, DatasetDefinition dataset, Device device)
    {
        using var scope = NewDisposeScope();
        var (mean, deviation) = Statistics(dataset, [1, dataset.Channels, 1], CPU);
        return Bytes(set.Images, count, dataset.ImageSize)
            .reshape(count, dataset.Channels, -1)
            .to(ScalarType.Float32)
            .sub_(mean)
            .div_(deviation)
            .reshape(count, -1)
            .to(device)
            .MoveToOuterDisposeScope();
    }
}
