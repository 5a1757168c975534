namespace NeuralIllumination.Views;

/// <summary>The colours of a picture, each <c>#RRGGBB</c>.</summary>
/// <remarks>A picture inside an <c>img</c> cannot see the page's colours, so it brings its own stage.</remarks>
public sealed record Theme
{
    /// <summary>Night sky: the default.</summary>
    public static Theme Dark { get; } =
        new()
        {
            Stage = "#0B0E14",
            Raised = "#141A24",
            Edge = "#3A4557",
            Text = "#E8EEF7",
            Muted = "#9AA7BA",
            Positive = "#4EA8FF",
            Negative = "#FFA24C",
            Forward = "#EAF4FF",
            Glow = "#8EC5FF",
            Backward = "#FF5A4F",
            Right = "#4EA8FF",
            Wrong = "#FF5A4F",
            Layers = ["#7FE0C3", "#F2CF63", "#C9A9FF", "#7CCBF0", "#F5A3C0", "#B9D97C"],
        };

    /// <summary>For a white page.</summary>
    public static Theme Light { get; } =
        new()
        {
            Stage = "#FFFFFF",
            Raised = "#EEF2F7",
            Edge = "#8A97A8",
            Text = "#17202C",
            Muted = "#536072",
            Positive = "#0B63C5",
            Negative = "#B45309",
            Forward = "#17202C",
            Glow = "#5C9DF0",
            Backward = "#C62828",
            Right = "#0B63C5",
            Wrong = "#C62828",
            Layers = ["#0F766E", "#8A6100", "#6D3FC0", "#0E6A94", "#A82A62", "#4B6B10"],
        };

    /// <summary>The background.</summary>
    public required string Stage { get; init; }

    /// <summary>A surface on it: an empty pixel, a card.</summary>
    public required string Raised { get; init; }

    /// <summary>Frames and axes.</summary>
    public required string Edge { get; init; }

    /// <summary>Text that matters.</summary>
    public required string Text { get; init; }

    /// <summary>Text that explains.</summary>
    public required string Muted { get; init; }

    /// <summary>A weight above 0.</summary>
    public required string Positive { get; init; }

    /// <summary>A weight below 0.</summary>
    public required string Negative { get; init; }

    /// <summary>Light that runs forward: activations.</summary>
    public required string Forward { get; init; }

    /// <summary>What the forward light fades into.</summary>
    public required string Glow { get; init; }

    /// <summary>Light that runs backward: gradients; also the loss.</summary>
    public required string Backward { get; init; }

    /// <summary>A right prediction.</summary>
    public required string Right { get; init; }

    /// <summary>A wrong prediction.</summary>
    public required string Wrong { get; init; }

    /// <summary>One colour a layer, in the curves of gradient norms.</summary>
    public required IReadOnlyList<string> Layers { get; init; }

    /// <summary>The hue of a class.</summary>
    /// <param name="label">The class, from 0.</param>
    public string Class(int label) =>
        label switch
        {
            0 => Positive,
            1 => Negative,
            _ => Layers[(label - 2) % Layers.Count],
        };

    /// <summary>The hue of a weight's sign.</summary>
    public string Sign(double weight) => weight < 0 ? Negative : Positive;
}
