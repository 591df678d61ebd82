using System.Buffers;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Landscapes.Networks;

/// <summary>
/// Loss, gradient and product of the Hessian with a vector over a block of examples, by one pass forwards and one backwards; the product by carrying the derivative along a
/// direction through both (Pearlmutter 1994, the R-operator). Buffers are lent, and given back at the end.
/// </summary>
internal sealed class NetworkPass : IDisposable
{
    private readonly NetworkShape _shape;
    private readonly NetworkLoss _loss;
    private readonly int[] _widths;
    private readonly int[] _offsets;
    private readonly int _rows;
    private readonly List<double[]> _lent = [];
    private readonly double[][] _sums;
    private readonly double[][] _values;
    private readonly double[][] _slopes;
    private readonly double[][] _sumShifts;
    private readonly double[][] _valueShifts;
    private readonly double[][] _errors;
    private readonly double[][] _errorShifts;

    public NetworkPass(NetworkShape shape, NetworkLoss loss, int rows, bool withShifts)
    {
        (_shape, _loss, _rows) = (shape, loss, rows);
        _widths = [.. shape.Widths];
        _offsets = new int[shape.Layers];
        for (var layer = 1; layer < shape.Layers; layer++)
        {
            _offsets[layer] = _offsets[layer - 1] + shape.ParametersOf(layer - 1);
        }

        (_sums, _values, _slopes, _errors) = (Lend(), Lend(), Lend(), Lend());
        (_sumShifts, _valueShifts, _errorShifts) = withShifts ? (Lend(), Lend(), Lend()) : ([], [], []);
    }

    /// <summary>Adds up loss and gradient of some examples, each times a weight.</summary>
    public double AddGradient(ReadOnlySpan<double> parameters, ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets, int count, double weight, Span<double> gradient)
    {
        Forward(parameters, inputs, count);
        var loss = OutputErrorsOf(targets, count, weight);
        for (var layer = _shape.Layers - 1; layer >= 0; layer--)
        {
            AddOuter(_errors[layer], layer == 0 ? inputs : _values[layer - 1], layer, count, gradient);
            AddColumns(_errors[layer], layer, count, gradient);
            if (layer > 0)
            {
                var below = Clear(_errors[layer - 1], layer - 1, count);
                MatrixProducts.Add(_errors[layer], Weights(parameters, layer), below, count, _widths[layer + 1], _widths[layer]);
                Elementwise.Multiply(_slopes[layer - 1], below);
            }
        }

        return loss;
    }

    /// <summary>Adds up the products of the Hessian of some examples' loss with a direction, each times a weight.</summary>
    public void AddProduct(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> direction,
        ReadOnlySpan<double> inputs,
        ReadOnlySpan<double> targets,
        int count,
        double weight,
        Span<double> product)
    {
        Forward(parameters, inputs, count);
        ShiftForward(parameters, direction, inputs, count);
        OutputErrorsOf(targets, count, 1);
        OutputShiftsOf(targets, count, weight);
        for (var layer = _shape.Layers - 1; layer >= 0; layer--)
        {
            AddOuter(_errorShifts[layer], layer == 0 ? inputs : _values[layer - 1], layer, count, product);
            AddColumns(_errorShifts[layer], layer, count, product);
            if (layer > 0)
            {
                AddOuter(_errors[layer], _valueShifts[layer - 1], layer, count, product);
                ShiftBack(parameters, direction, layer, count);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in _lent)
        {
            ArrayPool<double>.Shared.Return(buffer);
        }

        _lent.Clear();
    }

    private void Forward(ReadOnlySpan<double> parameters, ReadOnlySpan<double> inputs, int count)
    {
        for (var layer = 0; layer < _shape.Layers; layer++)
        {
            var sums = FillRows(Biases(parameters, layer), _sums[layer], count);
            MatrixProducts.AddTimesTransposed(
                layer == 0 ? inputs : _values[layer - 1], Weights(parameters, layer), sums, count, _widths[layer], _widths[layer + 1]);
            if (layer + 1 < _shape.Layers)
            {
                Activations.Apply(_shape.Activation, sums, _values[layer], _slopes[layer]);
            }
        }
    }

    private void ShiftForward(ReadOnlySpan<double> parameters, ReadOnlySpan<double> direction, ReadOnlySpan<double> inputs, int count)
    {
        for (var layer = 0; layer < _shape.Layers; layer++)
        {
            var (from, to) = (_widths[layer], _widths[layer + 1]);
            var shifts = FillRows(Biases(direction, layer), _sumShifts[layer], count);
            MatrixProducts.AddTimesTransposed(layer == 0 ? inputs : _values[layer - 1], Weights(direction, layer), shifts, count, from, to);
            if (layer > 0)
            {
                MatrixProducts.AddTimesTransposed(_valueShifts[layer - 1], Weights(parameters, layer), shifts, count, from, to);
            }

            if (layer + 1 < _shape.Layers)
            {
                var moved = _valueShifts[layer].AsSpan(0, count * to);
                shifts.CopyTo(moved);
                Elementwise.Multiply(_slopes[layer], moved);
            }
        }
    }

    // From the errors above a layer to those below it, and their shifts.
    private void ShiftBack(ReadOnlySpan<double> parameters, ReadOnlySpan<double> direction, int layer, int count)
    {
        var (from, to) = (_widths[layer + 1], _widths[layer]);
        var below = Clear(_errors[layer - 1], layer - 1, count);
        var shift = Clear(_errorShifts[layer - 1], layer - 1, count);
        MatrixProducts.Add(_errors[layer], Weights(parameters, layer), below, count, from, to);
        MatrixProducts.Add(_errorShifts[layer], Weights(parameters, layer), shift, count, from, to);
        MatrixProducts.Add(_errors[layer], Weights(direction, layer), shift, count, from, to);
        var (sums, values, slopes, moved) = (_sums[layer - 1], _values[layer - 1], _slopes[layer - 1], _sumShifts[layer - 1]);
        for (var i = 0; i < below.Length; i++)
        {
            shift[i] = (shift[i] * slopes[i]) + (below[i] * Activations.Bend(_shape.Activation, sums[i], values[i], slopes[i]) * moved[i]);
            below[i] *= slopes[i];
        }
    }

    private double OutputErrorsOf(ReadOnlySpan<double> targets, int count, double weight)
    {
        var (width, last, loss) = (_widths[^1], _shape.Layers - 1, 0.0);
        var errors = _errors[last].AsSpan(0, count * width);
        _sums[last].AsSpan(0, count * width).CopyTo(errors);
        for (var i = 0; i < count; i++)
        {
            loss += OutputErrors.Differentiate(_loss, targets.Slice(i * width, width), errors.Slice(i * width, width));
        }

        Elementwise.Scale(weight, errors);
        return weight * loss;
    }

    // The errors come without their weight, and get it here, as their shifts do.
    private void OutputShiftsOf(ReadOnlySpan<double> targets, int count, double weight)
    {
        var (width, last) = (_widths[^1], _shape.Layers - 1);
        var errors = _errors[last].AsSpan(0, count * width);
        var shifts = _errorShifts[last].AsSpan(0, count * width);
        _sumShifts[last].AsSpan(0, count * width).CopyTo(shifts);
        for (var i = 0; i < count; i++)
        {
            OutputErrors.Bend(_loss, errors.Slice(i * width, width), targets.Slice(i * width, width), shifts.Slice(i * width, width));
        }

        Elementwise.Scale(weight, errors);
        Elementwise.Scale(weight, shifts);
    }

    private void AddOuter(ReadOnlySpan<double> errors, ReadOnlySpan<double> inputs, int layer, int count, Span<double> gradient)
        => MatrixProducts.AddTransposed(
            errors, inputs, gradient.Slice(_offsets[layer], _widths[layer + 1] * _widths[layer]), _widths[layer + 1], count, _widths[layer]);

    private void AddColumns(ReadOnlySpan<double> errors, int layer, int count, Span<double> gradient)
    {
        var width = _widths[layer + 1];
        var biases = gradient.Slice(_offsets[layer] + (width * _widths[layer]), width);
        for (var i = 0; i < count; i++)
        {
            Rows.AddScaled(1, errors.Slice(i * width, width), biases);
        }
    }

    private ReadOnlySpan<double> Weights(ReadOnlySpan<double> parameters, int layer)
        => parameters.Slice(_offsets[layer], _widths[layer + 1] * _widths[layer]);

    private ReadOnlySpan<double> Biases(ReadOnlySpan<double> parameters, int layer)
        => parameters.Slice(_offsets[layer] + (_widths[layer + 1] * _widths[layer]), _widths[layer + 1]);

    private static Span<double> FillRows(ReadOnlySpan<double> row, double[] target, int count)
    {
        for (var i = 0; i < count; i++)
        {
            row.CopyTo(target.AsSpan(i * row.Length));
        }

        return target.AsSpan(0, count * row.Length);
    }

    private Span<double> Clear(double[] buffer, int layer, int count)
    {
        var span = buffer.AsSpan(0, count * _widths[layer + 1]);
        span.Clear();
        return span;
    }

    private double[][] Lend()
    {
        var buffers = new double[_shape.Layers][];
        for (var layer = 0; layer < buffers.Length; layer++)
        {
            buffers[layer] = ArrayPool<double>.Shared.Rent(_rows * _widths[layer + 1]);
            _lent.Add(buffers[layer]);
        }

        return buffers;
    }
}
