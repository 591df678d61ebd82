using LossNav.Adapters.Torch.Batches;
using LossNav.Application.Training;
using Xunit;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Tests.Batches;

public sealed class FlatImagesTests
{
    public FlatImagesTests() => Torch.Prepare();

    [Fact]
    public void A_row_is_an_image_normalised_as_published()
    {
        var data = Torch.Load(DatasetCatalogue.Mnist);
        using var images = new FlatImages(data.Train, 100, data.Definition, CPU);
        var batch = images.Images(tensor(new long[] { 99, 3 }));
        Assert.Equal(100, images.Count);
        Assert.Equal([2, 784], batch.shape);
        var expected = Enumerable.Range(0, 784).Select(i => (float)(((data.Train.Images.Span[(99 * 784) + i] / 255.0) - 0.1307) / 0.3081)).ToArray();
        Assert.All(expected.Zip(batch[0].data<float>().ToArray()), pair => Assert.Equal(pair.Item1, pair.Item2, 1e-5));
    }
}
