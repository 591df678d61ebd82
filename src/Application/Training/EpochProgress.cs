namespace LossNav.Application.Training;

/// <summary>How far an epoch is.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="ImagesDone">Training images learnt from in this epoch.</param>
/// <param name="ImagesTotal">Training images in an epoch.</param>
/// <param name="Loss">Mean cross-entropy so far in this epoch; nats.</param>
/// <param name="ImagesPerSecond">Speed so far in this epoch.</param>
public sealed record EpochProgress(int Epoch, int ImagesDone, int ImagesTotal, double Loss, double ImagesPerSecond);
