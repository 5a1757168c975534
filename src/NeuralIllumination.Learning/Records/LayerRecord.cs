namespace NeuralIllumination.Learning;

/// <summary>One layer's parameters at one moment: <c>z = W x + b</c>, <c>a = f(z)</c>.</summary>
/// <param name="Activation">f.</param>
/// <param name="Weights">W, [outputs × inputs].</param>
/// <param name="Biases">b, [outputs].</param>
public sealed record LayerRecord(Activation Activation, Matrix Weights, IReadOnlyList<double> Biases)
{
    /// <summary>n_in.</summary>
    public int Inputs => Weights.Columns;

    /// <summary>n_out.</summary>
    public int Outputs => Weights.Rows;

    /// <summary>Weights and biases together.</summary>
    public int ParameterCount => Inputs * Outputs + Outputs;
}
