namespace LossNav.Domain.Rules.Machinery;

/// <summary>Several parameters at once, as the processor can hold them.</summary>
/// <typeparam name="TSelf">The lanes.</typeparam>
/// <typeparam name="T">The float of one of them.</typeparam>
internal interface ILanes<TSelf, T> : IRuleNumber<TSelf>
    where TSelf : struct, ILanes<TSelf, T>
{
    /// <summary>How many there are.</summary>
    static abstract int Count { get; }

    /// <summary>Reads them, without a check.</summary>
    static abstract TSelf Load(ref readonly T start, nuint index);

    /// <summary>Writes them, without a check.</summary>
    void Store(ref T start, nuint index);
}
