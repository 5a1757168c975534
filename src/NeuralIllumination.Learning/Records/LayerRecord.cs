using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>One layer's parameters at one moment: <c>z = W x + b</c>, <c>a = f(z)</c>.</summary>
/// <param name="Activation">f.</param>
/// <param name="Weights">W, [outputs × inputs].</param>
/// <param name="Biases">b, [outputs].</param>
/// <remarks>Source: MATH_EXPLAINED.md, "Words and shapes".</remarks>
public sealed record LayerRecord(Activation Activation, Matrix Weights, IReadOnlyList<double> Biases)
{
    /// <summary>n_in.</summary>
    public int Inputs => Weights.Columns;

    /// <summary>n_out.</summary>
    public int Outputs => Weights.Rows;

    /// <summary>Weights and biases together.</summary>
    public int ParameterCount => Inputs * Outputs + Outputs;

    internal static LayerRecord Of(double[] parameters, DenseLayer layer) =>
        new(layer.Activation, WeightsOf(parameters, layer), BiasesOf(parameters, layer));

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
