using System.Diagnostics;
using LanguageExt;
using LossNav.Adapters.Torch.Batches;
using LossNav.Adapters.Torch.Networks;
using LossNav.Adapters.Torch.Rules;
using LossNav.Application.Ports;
using LossNav.Application.Training;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace LossNav.Adapters.Torch;

/// <summary>One training run on TorchSharp.</summary>
internal sealed class TorchSession : ITrainingSession
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(200);

    private readonly RunSettings _settings;
    private readonly Device _device;
    private readonly Network _network;
    private readonly TensorRule _rule;
    private readonly ImageBatches _train;
    private readonly ImageBatches _test;

    private TorchSession(RunSettings settings, Device device, Network network, TensorRule rule, ImageBatches train, ImageBatches test)
        => (_settings, _device, _network, _rule, _train, _test) = (settings, device, network, rule, train, test);

    public int TrainImages => _train.Count;

    public int TestImages => _test.Count;

    /// <summary>Places the data and makes a network.</summary>
    internal static Either<TrainingError, TorchSession> Create(Dataset dataset, RunSettings settings, Device device)
    {
        var network = MakeNetwork(settings, device);
        return TensorRules.For(settings.Rule, network.Parameters)
            .Map(rule => new TorchSession(
                settings,
                device,
                network,
                rule,
                ImageBatches.Place(dataset.Train, Limit(dataset.Train, settings.TrainImages), settings.Dataset, settings.Model, device),
                ImageBatches.Place(dataset.Test, Limit(dataset.Test, settings.TestImages), settings.Dataset, settings.Model, device)))
            .MapLeft(error =>
            {
                network.Dispose();
                return error;
            });
    }

    /// <summary>Goes on from a saved state.</summary>
    internal Either<TrainingError, Unit> Restore(ReadOnlyMemory<byte> state)
        => SessionState.Restore(_settings.Label, state, _network.Parameters, _rule);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Save() => SessionState.Save(_network.Parameters, _rule);

    /// <inheritdoc/>
    public Either<TrainingError, EpochResult> RunEpoch(int epoch, IProgress<EpochProgress> progress, CancellationToken cancellation)
        => Learn(epoch, progress, cancellation).Map(loss => Judge(epoch, loss));

    public void Dispose()
    {
        _rule.Dispose();
        _network.Dispose();
        _train.Dispose();
        _test.Dispose();
    }

    private Either<TrainingError, double> Learn(int epoch, IProgress<EpochProgress> progress, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        using var orderRandom = new Generator(Seeds.For(_settings.Seed, RandomUse.Order, epoch));
        using var pixels = PixelOrder.Of(_settings, TaskOf(epoch), _device);
        using var cropRandom = new Generator(Seeds.For(_settings.Seed, RandomUse.Augmentation, epoch));
        var order = randperm(_train.Count, ScalarType.Int64, generator: orderRandom).to(_device);
        var total = zeros([], ScalarType.Float64, _device);
        var clock = Stopwatch.StartNew();
        var reported = TimeSpan.Zero;
        for (var start = 0; start < _train.Count; start += _settings.BatchSize)
        {
            if (cancellation.IsCancellationRequested)
            {
                return new TrainingError.Stopped(_settings.Label, epoch - 1);
            }

            var count = Math.Min(_settings.BatchSize, _train.Count - start);
            Step(order.narrow(0, start, count), cropRandom, pixels, total);
            if (clock.Elapsed - reported >= BetweenReports)
            {
                reported = clock.Elapsed;
                var done = start + count;
                var loss = total.item<double>() / done;
                if (!double.IsFinite(loss))
                {
                    return new TrainingError.Diverged(_settings.Label, epoch);
                }

                progress.Report(new EpochProgress(epoch, done, _train.Count, loss, done / reported.TotalSeconds));
            }
        }

        var mean = total.item<double>() / _train.Count;
        return double.IsFinite(mean) ? mean : new TrainingError.Diverged(_settings.Label, epoch);
    }

    private void Step(Tensor indices, Generator cropRandom, PixelOrder pixels, Tensor total)
    {
        using var scope = NewDisposeScope();
        var images = _settings.Augmentation && _train is PaddedImages padded ? padded.Augmented(indices, cropRandom) : _train.Images(indices);
        var loss = F.cross_entropy(_network.Forward(pixels.Show(images)), _train.Labels(indices));
        foreach (var parameter in _network.Parameters)
        {
            parameter.grad = null;
        }

        loss.backward();
        nn.utils.clip_grad_norm_(_network.Parameters, _settings.GradientClip);
        _rule.Step(_rule.NeedsLoss ? loss.item<float>() : double.NaN);
        using var noGradient = no_grad();
        total.add_(loss.to(ScalarType.Float64).mul_(indices.shape[0]));
    }

    private EpochResult Judge(int epoch, double loss)
    {
        var task = TaskOf(epoch);
        if (!_settings.Stream.Exists(stream => stream.EndsTask(epoch)))
        {
            return new EpochResult(epoch, loss, TestAccuracy(task));
        }

        var byTask = Enumerable.Range(1, task).ToSeq().Map(TestAccuracy).Strict();
        return new EpochResult(epoch, loss, byTask.Last()) { TestAccuracyByTask = byTask };
    }

    private int TaskOf(int epoch) => _settings.Stream.Match(Some: stream => stream.TaskOf(epoch), None: () => 1);

    private double TestAccuracy(int task)
    {
        // Large enough to keep the processor busy, small enough for the memory: the convolutional network needs half a megabyte per image.
        const int batch = 500;
        using var noGradient = no_grad();
        using var pixels = PixelOrder.Of(_settings, task, _device);
        var right = 0L;
        for (var start = 0; start < _test.Count; start += batch)
        {
            using var scope = NewDisposeScope();
            var indices = arange(start, Math.Min(start + batch, _test.Count), ScalarType.Int64, _device);
            right += _network.Forward(pixels.Show(_test.Images(indices))).argmax(1).eq(_test.Labels(indices)).sum().item<long>();
        }

        return 100.0 * right / _test.Count;
    }

    private static Network MakeNetwork(RunSettings settings, Device device)
    {
        using var random = new Generator(Seeds.For(settings.Seed, RandomUse.Parameters, 0));
        var data = settings.Dataset;
        var compute = settings.Precision == Precision.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float32;
        return settings.Model == NetworkModel.Mlp
            ? new Mlp(data.ImageSize, data.Classes, random, device, compute)
            : new Cnn(data.Channels, data.Height, data.Width, data.Classes, random, device, compute);
    }

    private static int Limit(ImageSet set, Option<int> limit) => Math.Min(set.Count, limit.IfNone(int.MaxValue));
}
