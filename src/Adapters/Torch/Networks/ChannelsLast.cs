using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Networks;

/// <summary>The memory order in which convolutions are fastest on processors: channels innermost. Shape and values stay the same.</summary>
internal static class ChannelsLast
{
    /// <summary>A tensor N x C x H x W in that order; tensors of other ranks as they are.</summary>
    internal static Tensor Of(Tensor tensor)
        => tensor.dim() == 4 ? tensor.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : tensor;
}
