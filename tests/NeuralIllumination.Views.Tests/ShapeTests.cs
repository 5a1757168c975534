using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views.Tests;

/// <summary>Whatever a network's shape, its picture and its step can be shown and read.</summary>
public sealed class ShapeTests
{
    [Property(MaxTest = 40)]
    public Property Any_network_can_be_shown() => Prop.ForAll(Shapes().ToArbitrary(), Check);

    private static Gen<(int Width, int Height, int[] Layers, Activation Activation)> Shapes() =>
        from width in Gen.Choose(1, 9)
        from height in Gen.Choose(1, 26)
        from depth in Gen.Choose(0, 3)
        from hidden in Gen.Choose(1, 45).ArrayOf(depth)
        from outputs in Gen.Choose(2, 14)
        from activation in Gen.Elements(Activation.Relu, Activation.Tanh, Activation.Sigmoid, Activation.Identity)
        select (width, height, (int[])[width * height, .. hidden, outputs], activation);

    private static void Check((int Width, int Height, int[] Layers, Activation Activation) shape)
    {
        string[] classes =
        [
            .. Enumerable.Range(0, shape.Layers[^1]).Select(k => new string((char)('a' + k), 1 + 3 * k)),
        ];
        PictureShape picture = new(shape.Width, shape.Height, classes);
        StepRecord step = Records.Random(shape.Layers, picture, 3, shape.Activation).Step();
        PageRules.Check(new StepView(step, 1).ToHtml());
        PictureRules.Check(new NetworkView(step, 2, Phase.Backward, Theme.Light).ToSvg());
        Assert.NotEmpty(new StepView(step).ToString());
        NetworkLayout layout = new NetworkView(step).Layout;
        Assert.All(
            layout.Layers.SelectMany(layer => layer.Units),
            unit =>
            {
                Assert.InRange(unit.X, 0, layout.Width - unit.Width);
                Assert.InRange(unit.Y, layout.Top - 0.001, layout.Bottom - unit.Height + 0.001);
            }
        );
    }
}
