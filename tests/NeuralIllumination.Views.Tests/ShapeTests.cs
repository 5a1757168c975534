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

    private static Gen<Shape> Shapes() =>
        from width in Gen.Choose(1, 9)
        from height in Gen.Choose(1, 26)
        from depth in Gen.Choose(0, 6)
        from hidden in Gen.Choose(1, 45).ArrayOf(depth)
        from loss in Gen.Elements(Enum.GetValues<LossFunction>())
        from several in Gen.Choose(2, 14)
        from single in Gen.Elements(true, false)
        from activation in Gen.Elements(Enum.GetValues<Activation>())
        from optimizer in Gen.Elements(Enum.GetValues<Optimizer>())
        from l2 in Gen.Elements(0, 0.01, 1)
        let outputs = single && loss != LossFunction.SoftmaxCrossEntropy ? 1 : several
        select new Shape(
            width,
            height,
            [width * height, .. hidden, outputs],
            activation,
            new Records.Rules(loss, optimizer, l2)
        );

    private sealed record Shape(int Width, int Height, int[] Layers, Activation Activation, Records.Rules Rules);

    private static void Check(Shape shape)
    {
        string[] classes =
        [
            .. Enumerable.Range(0, Math.Max(2, shape.Layers[^1])).Select(k => new string((char)('a' + k), 1 + 3 * k)),
        ];
        PictureShape picture = new(shape.Width, shape.Height, classes);
        StepRecord step = Records.Random(shape.Layers, picture, 3, shape.Activation, shape.Rules).Step();
        StepView view = new(step, 1);
        PageRules.Check(view.ToHtml());
        Assert.All(view.Steps.SelectMany(s => s.Tables), table => Sums.Check(table));
        PictureRules.Check(new NetworkView(step, 2, Phase.Backward, Theme.Light).ToSvg());
        Assert.NotEmpty(new StepView(step).ToString());
        NetworkView network = new(step);
        foreach (NetworkLayout layout in new[] { network.Layout, network.NarrowLayout })
        {
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
}
