using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>What a page needs to draw a network live: what it shows of it. Where that stands, the page asks the engine.</summary>
internal static class StageJson
{
    /// <summary>The units shown of layers too wide, for the sample of a step; what the classes are called; a sample's shape.</summary>
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
            classes = step.Shape.Classes,
            shape = new { width = step.Shape.Width, height = step.Shape.Height },
        };
    }
}
