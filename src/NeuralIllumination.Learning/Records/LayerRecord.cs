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

    /// <summary>Turns the engine's input-major weights into W[out, in].</summary>
    internal static Matrix WeightsOf(double[] parameters, DenseLayer layer)
    {
        double[] values = new double[layer.Inputs * layer.Outputs];
        for (int i = 0; i < layer.Inputs; i++)
        {
            for (int o = 0; o < layer.Outputs; o++)
                values[o * layer.Inputs + i] = parameters[layer.WeightsAt + i * layer.Outputs + o];
        }

        return new Matrix(layer.Outputs, layer.Inputs, values);
    }

    internal static IReadOnlyList<double> BiasesOf(double[] parameters, DenseLayer layer) =>
        Array.AsReadOnly(parameters[layer.BiasesAt..layer.End]);
}
