using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>One layer's parameters at one moment: <c>z = W x + b</c>, <c>a = f(z)</c>.</summary>
/// <param name="Activation">f.</param>
/// <param name="Weights">W, [outputs × inputs].</param>
/// <param name="Biases">b, [outputs].</param>
/// <remarks>Source: MATH_EXPLAINED.md, "Words and shapes".</remarks>
public sealed record LayerRecord(Activation Activation, Matrix Weights, IReadOnlyList<double> Biases)
{
    /// <summary>Its units that are switched off: their a is 0, whatever W and b are.</summary>
    public IReadOnlyList<int> Off { get; init; } = [];

    /// <summary>n_in.</summary>
    public int Inputs => Weights.Columns;

    /// <summary>n_out.</summary>
    public int Outputs => Weights.Rows;

    /// <summary>Weights and biases together.</summary>
    public int ParameterCount => Inputs * Outputs + Outputs;

    internal static LayerRecord Of(double[] parameters, DenseLayer layer) =>
        new(layer.Activation, WeightsOf(parameters, layer), BiasesOf(parameters, layer)) { Off = OffOf(layer) };

    internal static IReadOnlyList<int> OffOf(DenseLayer layer) =>
        layer.OffCount == 0 ? [] : [.. Enumerable.Range(0, layer.Outputs).Where(o => layer.Off[o] != 0)];

    /// <summary>W[out, in], out of an array laid out as the parameters.</summary>
    internal static Matrix WeightsOf(double[] parameters, DenseLayer layer)
    {
        double[] values = new double[layer.End - layer.WeightsAt];
        layer.Read(parameters, values);
        return new Matrix(layer.Outputs, layer.Inputs, values[..(layer.Inputs * layer.Outputs)]);
    }

    internal static IReadOnlyList<double> BiasesOf(double[] parameters, DenseLayer layer) =>
        Array.AsReadOnly(parameters[layer.BiasesAt..layer.End]);
}
