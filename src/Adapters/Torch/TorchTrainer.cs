using LanguageExt;
using LossNav.Adapters.Torch.Loading;
using LossNav.Application.Ports;
using LossNav.Application.Training;
using TorchSharp;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Torch;

/// <summary>Trains networks with TorchSharp.</summary>
/// <param name="options">How to use the machine.</param>
public sealed class TorchTrainer(TorchOptions options) : INetworkTrainer
{
    /// <inheritdoc/>
    public Either<TrainingError, TrainingEnvironment> EnvironmentFor(NetworkModel model)
        => Ready().Bind(_ => ChooseDevice()).Map(device => new TrainingEnvironment(
            device.ToString().ToLowerInvariant(),
            options.ThreadsFor(model),
            Seq(
                $"TorchSharp {typeof(torch).Assembly.GetName().Version?.ToString(3)}",
                $"libtorch {Version.Parse(torch.__version__).ToString(3)}")));

    /// <inheritdoc/>
    public Either<TrainingError, ITrainingSession> Start(Dataset dataset, RunSettings settings, Option<ReadOnlyMemory<byte>> state)
        => from ready in Ready()
           from device in ChooseDevice()
           from session in Begin(dataset, settings, state, device)
           select session;

    private Either<TrainingError, ITrainingSession> Begin(
        Dataset dataset, RunSettings settings, Option<ReadOnlyMemory<byte>> state, DeviceType device)
    {
        torch.set_num_threads(options.ThreadsFor(settings.Model));
        return TorchSession.Create(dataset, settings, new torch.Device(device)).Bind(session => state
            .Match(Some: session.Restore, None: () => Right<TrainingError, Unit>(unit))
            .Map(_ => (ITrainingSession)session)
            .MapLeft(error =>
            {
                session.Dispose();
                return error;
            }));
    }

    private static Either<TrainingError, Unit> Ready()
        => NativeRuntime.Prepare().MapLeft(reason => (TrainingError)new TrainingError.NoTrainer(reason));

    private Either<TrainingError, DeviceType> ChooseDevice()
        => options.Device switch
        {
            TrainingDevice.Cpu => DeviceType.CPU,
            TrainingDevice.Cuda => HasCuda() ? DeviceType.CUDA : new TrainingError.NoTrainer(
                "no CUDA device can be used; build with -p:TorchDevice=cuda on a machine with an NVIDIA GPU, or choose the device cpu"),
            TrainingDevice.Mps => torch.mps_is_available() ? DeviceType.MPS : new TrainingError.NoTrainer(
                "no Apple GPU can be used; choose the device cpu"),
            _ => HasCuda() ? DeviceType.CUDA : torch.mps_is_available() ? DeviceType.MPS : DeviceType.CPU,
        };

    // Asking a build without the CUDA package would look for libraries that are not there, and throw.
    private static bool HasCuda()
        => Directory.EnumerateFiles(AppContext.BaseDirectory, "*torch_cuda*", SearchOption.AllDirectories).Any() && torch.cuda.is_available();
}
