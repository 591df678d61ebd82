using LanguageExt;
using LossNav.Domain.Landscapes.Networks;
using static LanguageExt.Prelude;

namespace LossNav.Application.Networks;

/// <summary>What files call the choices that a network has.</summary>
internal static class NetworkWords
{
    /// <summary>What hidden units make of their inputs.</summary>
    public static Seq<(string Word, Activation Value)> Activations { get; } = Seq(("tanh", Activation.Tanh), ("gelu", Activation.Gelu), ("relu", Activation.Relu));

    /// <summary>How wrong it is.</summary>
    public static Seq<(string Word, NetworkLoss Value)> Losses { get; } = Seq(("cross-entropy", NetworkLoss.CrossEntropy), ("squared-error", NetworkLoss.SquaredError));

    /// <summary>Whether it is computed in 64-bit floats.</summary>
    public static Seq<(string Word, bool InDouble)> Precisions { get; } = Seq(("float64", true), ("float32", false));

    /// <summary>The word for a choice.</summary>
    public static string Of<T>(Seq<(string Word, T Value)> words, T choice) => words.First(it => EqualityComparer<T>.Default.Equals(it.Value, choice)).Word;
}
