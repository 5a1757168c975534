using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>How a unit stands to the light and the blame that pass through it.</summary>
internal static class Gate
{
    /// <summary>Whether a unit only glimmers: below 0, where its activation gives little but not nothing.</summary>
    public static bool IsDim(LayerStepRecord layer, int row, int unit) =>
        ActivationKind.Of(layer.Activation).IsDimBelow && layer.Z[row, unit] < 0;

    /// <summary>f′(z).</summary>
    public static double Slope(LayerStepRecord layer, int row, int unit) =>
        Activations.Slope(layer.Activation, layer.Z[row, unit], layer.A[row, unit]);
}
