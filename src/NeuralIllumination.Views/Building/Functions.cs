namespace NeuralIllumination.Views;

/// <summary>How activation functions are written.</summary>
internal static class Functions
{
    public static string Name(Activation activation) =>
        activation switch
        {
            Activation.Relu => "ReLU",
            Activation.Tanh => "tanh",
            Activation.Sigmoid => "sigmoid",
            _ => "identity",
        };

    /// <summary>a = f(z).</summary>
    public static string Formula(Activation activation) =>
        activation switch
        {
            Activation.Relu => "a = max(0, z)",
            Activation.Tanh => "a = tanh z",
            Activation.Sigmoid => "a = 1 / (1 + e⁻ᶻ)",
            _ => "a = z",
        };

    /// <summary>f′(z), in the terms it is computed from.</summary>
    public static string SlopeFormula(Activation activation) =>
        activation switch
        {
            Activation.Relu => "f′(z) = 1 if z > 0, else 0",
            Activation.Tanh => "f′(z) = 1 − a²",
            Activation.Sigmoid => "f′(z) = a (1 − a)",
            _ => "f′(z) = 1",
        };

    /// <summary>f′(z).</summary>
    public static double Slope(Activation activation, double z, double a) =>
        activation switch
        {
            Activation.Relu => z > 0 ? 1 : 0,
            Activation.Tanh => 1 - a * a,
            Activation.Sigmoid => a * (1 - a),
            _ => 1,
        };
}
