using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>
/// The network alive in one picture without script: about four seconds forward, about four back, sparkles where the two meet. Where nothing
/// moves it is the forward picture, complete.
/// </summary>
internal static class LivingPicture
{
    /// <summary>Draws it.</summary>
    /// <param name="step">A step that has come as far as <see cref="Phase.Backward"/>.</param>
    /// <param name="row">Which sample of its batch, from 0.</param>
    /// <param name="layout">Where everything stands.</param>
    /// <param name="theme">The stage's colours.</param>
    /// <exception cref="OptionException">No such row, or the step has no gradients yet.</exception>
    public static string Draw(StepRecord step, int row, NetworkLayout layout, Theme theme)
    {
        StepChecks.Row(step, row);
        StepChecks.Reached(step, Phase.Backward);
        return new NetworkDrawing(step, row, layout, theme, Description(step, row)).DrawLiving();
    }

    /// <summary>What is seen, in words.</summary>
    public static string Description(StepRecord step, int row) =>
        $"{new NetworkView(step, row).Description} Then backward: {Numbers.Brief(Strength.Most(step.Layers[^1].Delta!.Row(row).ToArray()))} is the largest δ of the output, and the error runs from right to left.";
}
