using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>
/// Where everything in a network's picture stands, apart from how it is drawn: the sample at the left, the hidden layers as columns, the
/// outputs at the right. The engine's <see cref="StageLayout"/> says it, here and in the page; this is what a drawing reads.
/// </summary>
/// <param name="Width">Width of the stage.</param>
/// <param name="Height">Height of the stage.</param>
/// <param name="Top">Where the columns begin.</param>
/// <param name="Bottom">Where the columns end; the legend stands below.</param>
/// <param name="Layers">The input, the hidden layers and the output.</param>
/// <param name="IsStacked">Whether the layers stand below each other, for a narrow page.</param>
public sealed record NetworkLayout(
    double Width,
    double Height,
    double Top,
    double Bottom,
    IReadOnlyList<LayerLayout> Layers,
    bool IsStacked = false
)
{
    /// <summary>Lays out a network's still picture. It depends on sizes alone, and on the choice of units where a layer is too wide to show.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="shape">How its sample is laid out.</param>
    /// <param name="choose">
    /// Given a layer (0 the input) and a number of units that fit, which of them to show; without it, the first ones.
    /// </param>
    /// <param name="isStacked">For a narrow page: the layers below each other, the signal running down.</param>
    public static NetworkLayout Of(
        Architecture architecture,
        PictureShape shape,
        Func<int, int, IEnumerable<int>>? choose = null,
        bool isStacked = false
    )
    {
        StageContents contents = Contents(architecture, shape, choose);
        StageLayout stage = new(contents, isStacked, isLive: false);
        IEnumerable<int> layers = Enumerable.Range(0, contents.Sizes.Length);
        return new(
            stage.Width,
            stage.Height,
            stage.Top,
            stage.Bottom,
            [.. layers.Select(layer => LayerLayout.Of(stage, layer))],
            isStacked
        );
    }

    /// <summary>What a network's picture has to show.</summary>
    internal static StageContents Contents(
        Architecture architecture,
        PictureShape shape,
        Func<int, int, IEnumerable<int>>? choose
    )
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(shape);
        StageContents contents = new([.. architecture.Layers], shape.Width, shape.Height);
        if (!contents.IsPicture)
            contents.NameLength = Enumerable.Range(0, shape.Features).Max(input => shape.InputName(input).Length);
        for (int layer = 0; choose is not null && layer < contents.Sizes.Length; layer++)
        {
            if (contents.IsFolded(layer))
                contents.Choose(layer, [.. choose(layer, contents.Fitting(layer))]);
        }

        return contents;
    }
}
