using NeuralIllumination.Engine;

namespace NeuralIllumination.Views;

/// <summary>How activation functions are written.</summary>
internal static class Functions
{
    public static string Name(Activation activation) =>
        activation switch
        {
            Activation.Relu => "ReLU",
            Activation.LeakyRelu => "leaky ReLU",
            Activation.Tanh => "tanh",
            Activation.Sigmoid => "sigmoid",
            Activation.Identity => "identity",
        };

    /// <summary>a = f(z).</summary>
    public static string Formula(Activation activation) =>
        activation switch
        {
            Activation.Relu => "a = max(0, z)",
            Activation.LeakyRelu => "a = z if z ≥ 0, else 0.01 z",
            Activation.Tanh => "a = tanh z",
            Activation.Sigmoid => "a = 1 / (1 + e⁻ᶻ)",
            Activation.Identity => "a = z",
        };

    /// <summary>f′(z), in the terms it is computed from.</summary>
    public static string SlopeFormula(Activation activation) =>
        activation switch
        {
            Activation.Relu => "f′(z) = 1 if z > 0, else 0",
            Activation.LeakyRelu => "f′(z) = 1 if z > 0, else 0.01",
            Activation.Tanh => "f′(z) = 1 − a²",
            Activation.Sigmoid => "f′(z) = a (1 − a)",
            Activation.Identity => "f′(z) = 1",
        };

    /// <summary>What f′ does to the blame that passes through it.</summary>
    public static string Gate(Activation activation) =>
        activation switch
        {
            Activation.Relu => "the blame passes back through the weights, and only through units that were on",
            Activation.LeakyRelu =>
                "the blame passes back through the weights; units below 0 let a hundredth of it through",
            Activation.Tanh => "the blame passes back through the weights, less of it through units near −1 and 1",
            Activation.Sigmoid =>
                "the blame passes back through the weights, a quarter of it at most, less near 0 and 1",
            Activation.Identity => "the blame passes back through the weights, all of it",
        };

    /// <summary>Whether a unit only glimmers: leaky ReLU below 0, which is dim but not dead.</summary>
    public static bool IsDim(Activation activation, double z) => activation == Activation.LeakyRelu && z < 0;

    /// <summary>f′(z).</summary>
    public static double Slope(Activation activation, double z, double a) =>
        activation switch
        {
            Activation.Relu => z > 0 ? 1 : 0,
            Activation.LeakyRelu => z > 0 ? 1 : Activations.Leak,
            Activation.Tanh => 1 - a * a,
            Activation.Sigmoid => a * (1 - a),
            Activation.Identity => 1,
        };
}
