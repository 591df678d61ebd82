namespace LossNav.Domain.Rules.Machinery;

/// <summary>Where a learner stands and what it sees there.</summary>
/// <param name="parameters">θ, D numbers.</param>
/// <param name="gradient">g = ∇L(θ), D numbers.</param>
public readonly ref struct Observation(ReadOnlySpan<double> parameters, ReadOnlySpan<double> gradient)
{
    // Made when a rule asks for it: most rules do not, and a step allocates nothing.
    private readonly ParameterLayout? _layout;

    /// <summary>θ, D numbers.</summary>
    public ReadOnlySpan<double> Parameters { get; } = parameters;

    /// <summary>g = ∇L(θ), D numbers.</summary>
    public ReadOnlySpan<double> Gradient { get; } = gradient;

    /// <summary>L(θ), perhaps of one minibatch; not a number where nobody computed it. Only rules that judge from the loss whether the task has changed read it.</summary>
    public double Loss { get; init; } = double.NaN;

    /// <summary>How θ is made of parameters with shapes, the same at every step; one vector, where nothing is said.</summary>
    public ParameterLayout Layout
    {
        get => _layout ?? ParameterLayout.Vector(Parameters.Length);
        init => _layout = value;
    }

    /// <summary>The layout where one was given; asking for it makes none.</summary>
    internal ParameterLayout? GivenLayout => _layout;
}
