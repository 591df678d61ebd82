using LossNav.Adapters.Torch.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Rules;

/// <summary>A learning rule on the tensors of a network, in place.</summary>
/// <param name="parameters">What it changes; their gradients are read.</param>
internal abstract class TensorRule(IReadOnlyList<Tensor> parameters) : IDisposable
{
    /// <summary>Steps taken.</summary>
    internal long Steps { get; private protected set; }

    /// <summary>What it changes.</summary>
    protected IReadOnlyList<Tensor> Parameters { get; } = parameters;

    /// <summary>Bytes that its memory takes, besides the number of steps.</summary>
    internal virtual int MemorySize => Memory.Sum(TensorBytes.Size);

    /// <summary>The tensors that it remembers between steps.</summary>
    protected abstract IReadOnlyList<Tensor> Memory { get; }

    /// <summary>The loss of the present step; not a number where it was not given.</summary>
    protected double Loss { get; private set; } = double.NaN;

    /// <summary>Whether it judges from the loss. To read that from a device means to wait for it.</summary>
    internal virtual bool NeedsLoss => false;

    /// <summary>Takes one step along the gradients that the parameters carry.</summary>
    /// <param name="loss">The loss of the batch that they come from; not needed where <see cref="NeedsLoss"/> says so.</param>
    internal void Step(double loss = double.NaN)
    {
        Loss = loss;
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        Steps++;
        Advance();
    }

    /// <summary>Writes its memory down.</summary>
    /// <param name="into"><see cref="MemorySize"/> bytes.</param>
    internal virtual void SaveMemory(Span<byte> into)
    {
        foreach (var tensor in Memory)
        {
            TensorBytes.Read(tensor, into[..TensorBytes.Size(tensor)]);
            into = into[TensorBytes.Size(tensor)..];
        }
    }

    /// <summary>Goes on where another run of it was saved.</summary>
    /// <param name="steps">Steps it had taken.</param>
    /// <param name="memory">What <see cref="SaveMemory"/> wrote.</param>
    internal virtual void Resume(long steps, ReadOnlySpan<byte> memory)
    {
        Steps = steps;
        foreach (var tensor in Memory)
        {
            TensorBytes.Write(tensor, memory[..TensorBytes.Size(tensor)]);
            memory = memory[TensorBytes.Size(tensor)..];
        }
    }

    /// <summary>The gradient of a parameter.</summary>
    internal static Tensor GradientOf(Tensor parameter)
        => parameter.grad ?? throw new InvalidOperationException("a step was taken before the gradients were computed");

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives up the tensors that it made.</summary>
    protected abstract void Release();

    /// <summary>One step; <see cref="Steps"/> counts it already.</summary>
    protected abstract void Advance();
}
