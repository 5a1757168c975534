using System.Text.Json;

namespace NeuralIllumination.Views;

/// <summary>The colours of either theme as the page reads them. They stand in the script, where they pack well: no output has its own.</summary>
internal static class PalettesJson
{
    /// <summary>An object literal, by theme.</summary>
    public static string Text { get; } =
        JsonSerializer.Serialize(new { dark = Of(Theme.Dark), light = Of(Theme.Light) }, KindsJson.Compact);

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
