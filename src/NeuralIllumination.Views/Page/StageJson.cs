using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>What a page needs to draw a network live: what it shows of it, and its colours. Where that stands, the page asks the engine.</summary>
internal static class StageJson
{
    /// <summary>The units shown of layers too wide, for the sample of a step; both sets of colours; what the classes are called.</summary>
    public static object Of(StepRecord step)
    {
        StageContents contents = NetworkLayout.Contents(
            step.Architecture,
            step.Shape,
            (layer, count) => Importance.Units(step, 0, layer, count)
        );
        return new
        {
            chosen = Enumerable
                .Range(0, contents.Sizes.Length)
                .Where(contents.IsFolded)
                .Select(layer => new { layer, units = contents.Shown[layer] }),
            palettes = new { dark = Of(Theme.Dark), light = Of(Theme.Light) },
            classes = step.Shape.Classes,
            shape = new { width = step.Shape.Width, height = step.Shape.Height },
        };
    }

    private static object Of(Theme theme) =>
        new
        {
            stage = theme.Stage,
            raised = theme.Raised,
            edge = theme.Edge,
            text = theme.Text,
            muted = theme.Muted,
            positive = theme.Positive,
            negative = theme.Negative,
            forward = theme.Forward,
            glow = theme.Glow,
            backward = theme.Backward,
            right = theme.Right,
            wrong = theme.Wrong,
            layers = theme.Layers,
        };
}
