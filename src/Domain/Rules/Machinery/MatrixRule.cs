using System.Collections.Immutable;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>A rule that moves each weight of a layer as a matrix, and what is no matrix (biases, numbers, a learner that is one vector) by an elementwise rule.</summary>
/// <remarks>
/// Convolutions are flattened to outputs x all else. In a <see cref="RuleMemory"/> the parameters come in their order, each with the matrices or vectors that it
/// remembers.
/// </remarks>
public sealed record MatrixRule : LearningRule
{
    private MatrixRule(string name, string assumptions, IMatrixFormula formula, ElementwiseRule others)
        : base(name, assumptions) => (OfMatrix, Others) = (formula, others);

    /// <summary>How a matrix moves.</summary>
    public IMatrixFormula OfMatrix { get; }

    /// <summary>How everything else moves. It remembers no numbers besides its vectors.</summary>
    public ElementwiseRule Others { get; }

    /// <summary>Defines a rule.</summary>
    /// <param name="name">The field's name for it.</param>
    /// <param name="assumptions">What makes it the optimal rule, in one line.</param>
    /// <param name="formula">How a matrix moves.</param>
    /// <param name="others">How everything else moves: an <see cref="ElementwiseRule"/> that remembers vectors only and does not judge from the loss.</param>
    /// <exception cref="ArgumentException"><paramref name="others"/> is another kind of rule: a mistake in the code that defines the rule.</exception>
    public static LearningRule Of(string name, string assumptions, IMatrixFormula formula, LearningRule others)
        => others is ElementwiseRule { Numbers.IsEmpty: true, NeedsLoss: false } elementwise
            ? new MatrixRule(name, assumptions, formula, elementwise)
            : throw new ArgumentException($"'{name}' needs an elementwise rule of vectors for what is no matrix", nameof(others));

    /// <inheritdoc/>
    public override RuleMemory InitOn(ParameterLayout layout, ReadOnlySpan<double> parameters)
    {
        var vectors = ImmutableArray.CreateBuilder<ImmutableArray<double>>();
        foreach (var part in layout.Parts)
        {
            vectors.AddRange(part.Shape.IsMatrix
                ? OfMatrix.Memory(part.Shape.Rows, part.Shape.Columns).Map(Begun)
                : Others.BeginAt(parameters[part.Range]));
        }

        return RuleMemory.Of([.. vectors]);
    }

    private protected override void Advance(RuleMemory memory, Observation observation, NextMemory nextMemory, Span<double> nextParameters)
    {
        var step = memory.Steps + 1;
        if (observation.GivenLayout is not { } layout)
        {
            StepOthers(step, 0, .., memory, observation, nextMemory, nextParameters);
            return;
        }

        var first = 0;
        foreach (var part in layout.Parts)
        {
            first += part.Shape.IsMatrix
                ? StepMatrix(step, first, part, memory, observation, nextMemory, nextParameters)
                : StepOthers(step, first, part.Range, memory, observation, nextMemory, nextParameters);
        }
    }

    private static ImmutableArray<double> Begun(MatrixStart start)
    {
        var entries = new double[start.Rows * start.Columns];
        for (var i = 0; i < Math.Min(start.Rows, start.Columns); i++)
        {
            entries[(i * start.Columns) + i] = start.Diagonal;
        }

        return [.. entries];
    }

    private int StepMatrix(
        long step, int first, ParameterPart part, RuleMemory memory, Observation observation, NextMemory nextMemory, Span<double> nextParameters)
    {
        var starts = OfMatrix.Memory(part.Shape.Rows, part.Shape.Columns);
        var remembered = ImmutableArray.CreateBuilder<DoubleMatrix>(starts.Count);
        for (var i = 0; i < starts.Count; i++)
        {
            remembered.Add(new DoubleMatrix(Mat.Copy(starts[i].Rows, starts[i].Columns, memory.Vector(first + i))));
        }

        DoubleMatrix Of(ReadOnlySpan<double> numbers) => new(Mat.Copy(part.Shape.Rows, part.Shape.Columns, numbers));
        var moved = OfMatrix.Step(step, Of(observation.Parameters[part.Range]), Of(observation.Gradient[part.Range]), remembered.MoveToImmutable());
        moved.Parameters.Matrix.Span.CopyTo(nextParameters[part.Range]);
        for (var i = 0; i < starts.Count; i++)
        {
            moved.Memory[i].Matrix.Span.CopyTo(nextMemory.Vector(first + i));
        }

        return starts.Count;
    }

    private int StepOthers(
        long step, int first, Range range, RuleMemory memory, Observation observation, NextMemory nextMemory, Span<double> nextParameters)
    {
        var count = Others.Vectors.Length;
        Others.StepDoubles(
            new RuleMoment(step, observation.Loss, default, default),
            observation.Parameters[range],
            observation.Gradient[range],
            memory.VectorsFrom(first, count),
            nextMemory.VectorsFrom(first, count),
            nextParameters[range]);
        return count;
    }
}
