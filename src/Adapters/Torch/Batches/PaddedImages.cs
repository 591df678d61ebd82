using LossNav.Application.Training;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Batches;

/// <summary>
/// Images as bytes with a black margin of 4 pixels, channels innermost. A crop, flipped or not, is a table of positions in a padded image; a whole batch
/// is cut out by one gather.
/// </summary>
internal sealed class PaddedImages : ImageBatches
{
    private const int Margin = 4;
    private const int Offsets = (2 * Margin) + 1;

    private readonly DatasetDefinition _dataset;
    private readonly Device _device;
    private readonly int _paddedWidth;
    private readonly Tensor _padded;
    private readonly Tensor _positions;
    private readonly Tensor _mean;
    private readonly Tensor _deviation;

    internal PaddedImages(ImageSet set, int count, DatasetDefinition dataset, Device device)
        : base(PlaceLabels(set, count, device))
    {
        _dataset = dataset;
        _device = device;
        _paddedWidth = dataset.Width + (2 * Margin);
        _padded = Pad(set, count, dataset, device);
        _positions = Positions(dataset, _paddedWidth, device);
        (_mean, _deviation) = Statistics(dataset, [1, dataset.Channels, 1, 1], device);
    }

    internal override Tensor Images(Tensor indices)
    {
        var n = indices.shape[0];
        return Cut(
            indices,
            full([n], Margin, ScalarType.Int64, _device),
            full([n], Margin, ScalarType.Int64, _device),
            zeros([n], ScalarType.Int64, _device));
    }

    /// <summary>A batch with each image cropped at a random place of its padded self, and flipped with probability ½.</summary>
    /// <param name="indices">Which images.</param>
    /// <param name="random">Decides places and flips; on the processor, so that every device draws the same.</param>
    internal Tensor Augmented(Tensor indices, Generator random)
    {
        var n = indices.shape[0];
        return Cut(
            indices,
            randint(0, Offsets, [n], ScalarType.Int64, generator: random).to(_device),
            randint(0, Offsets, [n], ScalarType.Int64, generator: random).to(_device),
            randint(0, 2, [n], ScalarType.Int64, generator: random).to(_device));
    }

    protected override void Dispose(bool disposing)
    {
        _padded.Dispose();
        _positions.Dispose();
        _mean.Dispose();
        _deviation.Dispose();
        base.Dispose(disposing);
    }

    private Tensor Cut(Tensor indices, Tensor top, Tensor left, Tensor flip)
    {
        var start = ((top * _paddedWidth) + left) * _dataset.Channels;
        var positions = _positions.index_select(0, flip) + start.unsqueeze(1);
        return _padded.index_select(0, indices)
            .gather(1, positions)
            .reshape(-1, _dataset.Height, _dataset.Width, _dataset.Channels)
            .permute(0, 3, 1, 2)
            .to(ScalarType.Float32)
            .sub_(_mean)
            .div_(_deviation);
    }

    private static Tensor Pad(ImageSet set, int count, DatasetDefinition dataset, Device device)
    {
        using var scope = NewDisposeScope();
        var padded = zeros([count, dataset.Height + (2 * Margin), dataset.Width + (2 * Margin), dataset.Channels], ScalarType.Byte);
        padded.narrow(1, Margin, dataset.Height)
            .narrow(2, Margin, dataset.Width)
            .copy_(Bytes(set.Images, count, dataset.ImageSize).reshape(count, dataset.Channels, dataset.Height, dataset.Width).permute(0, 2, 3, 1));
        return padded.reshape(count, -1).to(device).MoveToOuterDisposeScope();
    }

    // Row 0: where the pixels of a crop at the top left corner stand in a padded image, row by row; row 1: the same, mirrored.
    private static Tensor Positions(DatasetDefinition dataset, int paddedWidth, Device device)
    {
        var columns = Enumerable.Range(0, dataset.Width).ToArray();
        long[] Table(IEnumerable<int> order)
            => [.. from y in Enumerable.Range(0, dataset.Height)
                   from x in order
                   from c in Enumerable.Range(0, dataset.Channels)
                   select (long)((((y * paddedWidth) + x) * dataset.Channels) + c)];
        using var scope = NewDisposeScope();
        return stack([tensor(Table(columns)), tensor(Table(columns.Reverse()))]).to(device).MoveToOuterDisposeScope();
    }
}
