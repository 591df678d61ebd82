using System.Diagnostics;
using System.Globalization;
using LanguageExt;
using LossNav.Adapters.Torch;
using LossNav.Application.Ports;
using LossNav.Application.Training;
using LossNav.Domain.Rules;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace LossNav.Benchmarks;

/// <summary>Is our training loop as fast as a bare TorchSharp loop of the same network? Both in one process, in turn, on images of noise.</summary>
internal static class TrainingSpeed
{
    private const int BatchSize = 128;
    private const int Rounds = 5;

    public static void Run(int threads)
    {
        var trainer = new TorchTrainer(new TorchOptions(TrainingDevice.Cpu, threads));
        Compare("MLP", trainer, PublishedExperiment.Mnist, Noise(DatasetCatalogue.Mnist, 12_800));
        Compare("CNN", trainer, PublishedExperiment.Cifar10, Noise(DatasetCatalogue.Cifar10, 1_280));
    }

    /// <summary>How long a step of training takes under rules for layers, against Adam's, on the paper's MLP: forwards, backwards and the rule.</summary>
    public static void RunSteps(int threads)
    {
        var trainer = new TorchTrainer(new TorchOptions(TrainingDevice.Cpu, threads));
        var data = Noise(DatasetCatalogue.Mnist, 2_560);
        var adam = 0.0;
        foreach (var rule in new[] { "adam", "muon", "spectral-navigator", "soap", "shampoo:interval=20" })
        {
            var run = PublishedExperiment.Mnist.State(AllRules.FirstOrder, Profile.Paper, Precision.Float32, Prelude.Seq1(rule), Prelude.Seq1(0L))
                .Match(Succ: it => it.Runs.Head, Fail: errors => throw new InvalidOperationException(errors.Head.Message));
            using var session = trainer.Start(data, run, default).IfLeft(error => throw new InvalidOperationException(error.Message));
            var seconds = Enumerable.Range(0, Rounds + 1).Select(round => Seconds(() => Prelude.ignore(session.RunEpoch(round + 1, new Silent(), default)))).Skip(1).ToArray();
            var step = 1000 * Median(seconds) * BatchSize / data.Train.Count;
            adam = rule == "adam" ? step : adam;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rule}: {step:N1} ms a step, {step / adam:F1} times Adam's"));
        }
    }

    private static void Compare(string name, TorchTrainer trainer, PublishedExperiment experiment, Dataset data)
    {
        var run = experiment.State(AllRules.FirstOrder, Profile.Paper, Precision.Float32, Prelude.Seq1("sgd:learning-rate=0.001"), Prelude.Seq1(0L))
            .Match(Succ: it => it.Runs.Head, Fail: errors => throw new InvalidOperationException(errors.Head.Message));
        using var session = trainer.Start(data, run, default).IfLeft(error => throw new InvalidOperationException(error.Message));
        using var bare = experiment.Model == NetworkModel.Mlp ? Mlp() : Cnn();
        using var images = Images(data, experiment.Model);
        using var labels = tensor(data.Train.Labels.ToArray()).to(ScalarType.Int64);
        using var sgd = optim.SGD(bare.parameters(), 0.001);
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            ours.Add(Seconds(() => Prelude.ignore(session.RunEpoch(round + 1, new Silent(), default))));
            theirs.Add(Seconds(() => Epoch(bare, sgd, images, labels)));
        }

        // The first round warms up; ours also judges one batch of test images per epoch, which counts against it.
        var (fast, plain) = (data.Train.Count / Median(ours.Skip(1)), data.Train.Count / Median(theirs.Skip(1)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}: ours {fast:N0} images/s, bare loop {plain:N0} images/s, ratio {fast / plain:F2}"));
    }

    private static void Epoch(nn.Module<Tensor, Tensor> network, optim.Optimizer sgd, Tensor images, Tensor labels)
    {
        using var outer = NewDisposeScope();
        var order = randperm(images.shape[0], ScalarType.Int64);
        for (var start = 0L; start < images.shape[0]; start += BatchSize)
        {
            using var scope = NewDisposeScope();
            var indices = order.narrow(0, start, Math.Min(BatchSize, images.shape[0] - start));
            sgd.zero_grad();
            var loss = F.cross_entropy(network.call(images.index_select(0, indices)), labels.index_select(0, indices));
            loss.backward();
            nn.utils.clip_grad_norm_(network.parameters(), 5);
            sgd.step();
        }
    }

    private static nn.Module<Tensor, Tensor> Mlp()
        => nn.Sequential(nn.Linear(784, 512), nn.ReLU(), nn.Linear(512, 256), nn.ReLU(), nn.Linear(256, 10));

    private static nn.Module<Tensor, Tensor> Cnn()
        => nn.Sequential(
            nn.Conv2d(3, 64, 3, padding: 1), nn.ReLU(), nn.Conv2d(64, 64, 3, padding: 1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(64, 128, 3, padding: 1), nn.ReLU(), nn.Conv2d(128, 128, 3, padding: 1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(8192, 256), nn.ReLU(), nn.Linear(256, 10));

    private static Tensor Images(Dataset data, NetworkModel model)
    {
        using var scope = NewDisposeScope();
        var shape = model == NetworkModel.Mlp
            ? new long[] { data.Train.Count, data.Definition.ImageSize }
            : [data.Train.Count, data.Definition.Channels, data.Definition.Height, data.Definition.Width];
        return tensor(data.Train.Images.ToArray()).reshape(shape).to(ScalarType.Float32).div_(255).MoveToOuterDisposeScope();
    }

    private static Dataset Noise(DatasetDefinition definition, int count)
    {
        var random = new Random(1);
        ImageSet Set(int n)
        {
            var images = new byte[n * definition.ImageSize];
            var labels = new byte[n];
#pragma warning disable CA5394 // Noise for a benchmark: it must only be the same every time.
            random.NextBytes(images);
            random.NextBytes(labels);
#pragma warning restore CA5394
            return new ImageSet(images, labels.Select(label => (byte)(label % definition.Classes)).ToArray());
        }

        return new Dataset(definition, Set(count), Set(BatchSize), new string('0', 64));
    }

    private static double Seconds(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalSeconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private sealed class Silent : IProgress<EpochProgress>
    {
        public void Report(EpochProgress value)
        {
        }
    }
}
