using LossNav.Adapters.Torch.Batches;
using LossNav.Application.Training;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Tests.Batches;

public sealed class PaddedImagesTests
{
    private readonly Dataset _data;
    private readonly Tensor _original;

    public PaddedImagesTests()
    {
        Torch.Prepare();
        _data = Torch.Load(DatasetCatalogue.Cifar10);
        _original = tensor(_data.Train.Images.ToArray(), ScalarType.Byte).reshape(-1, 3, 32, 32);
    }

    [Fact]
    public void An_image_is_normalised_by_channel()
    {
        using var images = Place();
        var batch = images.Images(tensor(new long[] { 5, 2 }));
        Assert.Equal([2, 3, 32, 32], batch.shape);
        var expected = ((_original[5, 1, 10, 20].item<byte>() / 255.0) - 0.4822) / 0.2435;
        Assert.Equal(expected, batch[0, 1, 10, 20].item<float>(), 1e-5);
    }

    [Fact]
    public void Labels_follow_the_same_order()
    {
        using var images = Place();
        var labels = images.Labels(tensor(new long[] { 5, 2, 5 })).data<long>().ToArray();
        Assert.Equal([_data.Train.Labels.Span[5], _data.Train.Labels.Span[2], _data.Train.Labels.Span[5]], labels);
    }

    [Fact]
    [Trait("Lane", "Slow")]
    public void An_augmented_image_is_a_crop_of_the_padded_one_perhaps_mirrored_and_every_crop_occurs()
    {
        using var images = Place();
        using var random = new Generator(11);
        var padded = Padded(7);
        var crops = (from top in Enumerable.Range(0, 9)
                     from left in Enumerable.Range(0, 9)
                     from mirrored in new[] { false, true }
                     let crop = padded.narrow(1, top, 32).narrow(2, left, 32)
                     select Bytes(mirrored ? crop.flip(2) : crop)).ToArray();
        Assert.Equal(162, crops.Distinct().Count());

        var batch = Unnormalised(images.Augmented(full([3_000], 7, ScalarType.Int64), random));
        var seen = Enumerable.Range(0, 3_000).Select(i => Bytes(batch[i])).Distinct().ToArray();
        Assert.Empty(seen.Except(crops));

        // 162 equally likely crops: after 3,000 draws each is missing with probability (161/162)^3000 = 8e-9.
        Assert.Equal(162, seen.Length);
    }

    [Fact]
    public void The_same_seed_gives_the_same_crops()
    {
        using var images = Place();
        using var one = new Generator(3);
        using var other = new Generator(3);
        var all = arange(0, 64, ScalarType.Int64);
        Assert.True(Torch.Same(images.Augmented(all, one), images.Augmented(all, other)));
    }

    private PaddedImages Place() => new(_data.Train, _data.Train.Count, _data.Definition, CPU);

    private Tensor Padded(int image)
    {
        var padded = zeros([3, 40, 40], ScalarType.Byte);
        padded.narrow(1, 4, 32).narrow(2, 4, 32).copy_(_original[image]);
        return padded;
    }

    private static Tensor Unnormalised(Tensor batch)
    {
        var mean = tensor(new[] { 0.4914f, 0.4822f, 0.4465f }).reshape(1, 3, 1, 1);
        var deviation = tensor(new[] { 0.2470f, 0.2435f, 0.2616f }).reshape(1, 3, 1, 1);
        return ((batch * deviation) + mean).mul(255).round().to(ScalarType.Byte);
    }

    private static string Bytes(Tensor image) => Convert.ToHexString(image.contiguous().bytes);
}
