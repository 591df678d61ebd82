using System.Buffers.Binary;
using LanguageExt;
using LossNav.Adapters.Torch.Rules;
using LossNav.Adapters.Torch.Tensors;
using LossNav.Application.Training;
using static LanguageExt.Prelude;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch;

/// <summary>The state of a run between two epochs, as bytes: steps taken, parameters, the rule's memory.</summary>
internal static class SessionState
{
    internal static ReadOnlyMemory<byte> Save(IReadOnlyList<Tensor> parameters, TensorRule rule)
    {
        var bytes = new byte[Size(parameters, rule)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, rule.Steps);
        var at = sizeof(long);
        foreach (var parameter in parameters)
        {
            TensorBytes.Read(parameter, bytes.AsSpan(at, TensorBytes.Size(parameter)));
            at += TensorBytes.Size(parameter);
        }

        rule.SaveMemory(bytes.AsSpan(at));
        return bytes;
    }

    internal static Either<TrainingError, Unit> Restore(string run, ReadOnlyMemory<byte> state, IReadOnlyList<Tensor> parameters, TensorRule rule)
    {
        if (state.Length != Size(parameters, rule))
        {
            return new TrainingError.BadRecord($"checkpoint of {run}", "it does not belong to this network and rule");
        }

        var at = sizeof(long);
        foreach (var parameter in parameters)
        {
            TensorBytes.Write(parameter, state.Span.Slice(at, TensorBytes.Size(parameter)));
            at += TensorBytes.Size(parameter);
        }

        rule.Resume(BinaryPrimitives.ReadInt64LittleEndian(state.Span), state.Span[at..]);
        return unit;
    }

    private static int Size(IReadOnlyList<Tensor> parameters, TensorRule rule)
        => sizeof(long) + parameters.Sum(TensorBytes.Size) + rule.MemorySize;
}
