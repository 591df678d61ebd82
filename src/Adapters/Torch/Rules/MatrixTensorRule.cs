using LossNav.Adapters.Torch.Tensors;
using LossNav.Domain.Rules.Machinery;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Rules;

/// <summary>A rule of the Domain that moves the weights of layers as matrices, run where the tensors live by its own formula; biases move by its elementwise rule.</summary>
internal sealed class MatrixTensorRule : TensorRule
{
    private readonly MatrixRule _rule;
    private readonly List<Weight> _weights = [];
    private readonly List<ParameterSlot> _others = [];

    internal MatrixTensorRule(IReadOnlyList<Tensor> parameters, MatrixRule rule)
        : base(parameters)
    {
        using var noGradient = no_grad();
        _rule = rule;
        var memory = new List<Tensor>();
        foreach (var parameter in parameters)
        {
            if (parameter.shape.Length > 1)
            {
                _weights.Add(new Weight(parameter, rule.OfMatrix));
                memory.AddRange(_weights[^1].Memory);
            }
            else
            {
                _others.Add(new ParameterSlot(rule.Others, parameter));
                memory.AddRange(_others[^1].Memory);
            }
        }

        Memory = memory;
    }

    protected override IReadOnlyList<Tensor> Memory { get; }

    protected override void Release()
    {
        _others.ForEach(slot => slot.Dispose());
        foreach (var tensor in _weights.SelectMany(weight => weight.Memory))
        {
            tensor.Dispose();
        }
    }

    protected override void Advance()
    {
        foreach (var weight in _weights)
        {
            // What one weight needs on the way is given back before the next.
            using var scope = NewDisposeScope();
            weight.Step(_rule.OfMatrix, Steps);
        }

        foreach (var slot in _others)
        {
            slot.Step(_rule.Others, new RuleMoment(Steps, double.NaN, default, default));
        }
    }

    private sealed class Weight(Tensor parameter, IMatrixFormula formula)
    {
        internal Tensor[] Memory { get; } =
        [
            .. formula.Memory((int)parameter.shape[0], (int)(parameter.numel() / parameter.shape[0]))
                .Map(start => eye(start.Rows, start.Columns, parameter.dtype, parameter.device).mul_(start.Diagonal)),
        ];

        internal void Step(IMatrixFormula of, long step)
        {
            var rows = parameter.shape[0];

            // The library's products round differently where memory lies differently; a copy always lies as the library lays it, so that runs can be repeated to the bit.
            var moved = of.Step(
                step,
                new TensorMatrix(parameter.detach().reshape(rows, -1)),
                new TensorMatrix(GradientOf(parameter).reshape(rows, -1).clone()),
                [.. Memory.Select(tensor => new TensorMatrix(tensor))]);
            parameter.copy_(moved.Parameters.Tensor.reshape(parameter.shape));
            for (var i = 0; i < Memory.Length; i++)
            {
                // What the formula only reads comes back as the same tensor.
                if (!ReferenceEquals(moved.Memory[i].Tensor, Memory[i]))
                {
                    Memory[i].copy_(moved.Memory[i].Tensor);
                }
            }
        }
    }
}
