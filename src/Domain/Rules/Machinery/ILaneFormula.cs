using System.Numerics;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>What a rule remembers of several parameters at once: one number of each in every vector of its memory.</summary>
internal struct Remembered
{
    public Vector<double> First;
    public Vector<double> Second;
    public Vector<double> Third;
}

/// <summary>The formula of a rule that moves each parameter by itself, on several parameters at once.</summary>
/// <remarks>Its step asks to be inlined: a call in the loop costs more than most formulas, because every register of lanes is written to memory around it.</remarks>
internal interface ILaneFormula
{
    /// <summary>How many vectors of the memory it reads, from 0 to 3: the first ones.</summary>
    static abstract int Reads { get; }

    /// <summary>How many of these it changes: the first ones. The others stay as they are.</summary>
    static abstract int Writes { get; }

    /// <summary>Where the parameters are after the step.</summary>
    /// <param name="theta">θ.</param>
    /// <param name="g">The gradient.</param>
    /// <param name="memory">What is remembered; receives that after the step.</param>
    Vector<double> Step(Vector<double> theta, Vector<double> g, ref Remembered memory);
}
