using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Draws a sample as a point on the plane, or on the line, among the other points of its batch and over what the network says of each place.</summary>
internal static class PlaneDrawing
{
    // Crossings in a row: the square is 200 wide, and an output has its picture twice. Of these, units are looked at in every third.
    private const int Side = 43;

    /// <summary>How far the plane reaches: as far as the data do, or where that is not known, the batch.</summary>
    public static PlaneReach Reach(StepRecord step) => step.Reach ?? PlaneReach.Of(step.Samples);

    /// <summary>What the network of a step makes of the plane; null where its samples lie on none.</summary>
    public static PlaneRecord? Of(StepRecord step) =>
        PlaneRecord.Fits(step.Shape) ? PlaneRecord.Of(step, Reach(step).Inputs, Side) : null;

    /// <summary>The square with the outputs' function, its axes, the batch's points, and the sample's own in the light.</summary>
    public static void Draw(SvgPicture svg, StepRecord step, int row, LayerLayout input, PlaneRecord plane)
    {
        Matrix x = step.Layers[0].X;
        (Spot at, double side) = (input.Plane, input.PlaneSide);
        Reading reading = Reading.Of(step.Architecture.Loss, step.Architecture.Layers[^1], step.Shape);
        double most = Reach(step).Targets;
        bool isLine = plane.Rows == 1;
        FunctionCurve box = isLine ? Box(reading, most, at, side) : new(at, side, -plane.Span, plane.Span);
        Spot middle = new(at.X + side / 2, box.Place(0, 0).Y);
        svg.Add($"<rect x=\"{at.X}\" y=\"{at.Y}\" width=\"{side}\" height=\"{side}\" fill=\"{svg.Theme.Raised}\"/>\n");
        if (isLine)
            Curves(svg, plane, reading, box);
        else
            Surface.Outputs(svg, plane, reading, most, at, side);
        svg.Add(
            $"<path fill=\"none\" stroke=\"{svg.Theme.Edge}\" d=\"M{at.X},{middle.Y:0.#}h{side}M{middle.X},{at.Y}v{side}M{at.X},{at.Y}h{side}v{side}h{-side}z\"/>\n"
        );
        for (int other = 0; other < step.BatchSize; other++)
        {
            if (other != row)
                svg.Add(
                    $"<path fill=\"{HueOf(svg.Theme, step.Samples[other], isLine)}\" stroke=\"{svg.Theme.Stage}\" d=\"{PlaneMark.Disc(Place(other), 3.5)}\"/>"
                );
        }

        if (!isLine && !reading.IsRegression)
            Surface.Letters(svg, plane, reading, at, side, 16);
        Spot own = Place(row);
        svg.Add(
            $"<path stroke=\"{svg.Theme.Forward}\" stroke-dasharray=\"3 4\" d=\"M{middle.X},{own.Y:0.#}H{own.X:0.#}V{middle.Y:0.#}\" fill=\"none\"/>"
        );
        svg.Group($"fill=\"{Glow.Light(svg, backward: false)}\"", () => Glow.Halo(svg, own, 14, 1));
        string values = string.Join(", ", x.Row(row).ToArray().Select(Numbers.Full));
        svg.Add(
            $"<circle cx=\"{own.X:0.#}\" cy=\"{own.Y:0.#}\" r=\"5\" fill=\"{svg.Theme.Forward}\" stroke=\"{svg.Theme.Stage}\"><title>x = ({values})</title></circle>\n"
        );
        svg.Text(at.X + side - 6, middle.Y - 6, "x0", svg.Theme.Muted, anchor: "end");
        svg.Text(middle.X + 6, at.Y + 18, isLine ? "ŷ" : "x1", svg.Theme.Muted);

        // What is not finite stays at an edge or, if it is no number, in the middle.
        Spot Place(int sample)
        {
            double across = x[sample, 0] / plane.Span;
            double share = double.IsNaN(across) ? 0.5 : Math.Clamp((across + 1) / 2, 0, 1);
            return box.Place(share, isLine ? HeightOf(step.Samples[sample], reading) : x[sample, 1]);
        }
    }

    /// <summary>The box of a line's curves.</summary>
    public static FunctionCurve Box(Reading reading, double most, Spot at, double side)
    {
        (double least, double highest) = Ends(reading, most);
        return new(at, side, least, highest);
    }

    /// <summary>From where to where it reaches: as far as quantities do, or as outputs of classes.</summary>
    public static (double Least, double Most) Ends(Reading reading, double most) =>
        reading.IsRegression ? (-most, most)
        : reading.IsProbability ? (0, 1)
        : (-0.5, 1.5);

    /// <summary>Each output's curve over a line.</summary>
    public static void Curves(SvgPicture svg, PlaneRecord plane, Reading reading, FunctionCurve box)
    {
        int last = plane.Architecture.Layers.Count - 1;
        for (int k = 0; k < reading.Outputs; k++)
            svg.Add(
                $"<path fill=\"none\" stroke=\"{svg.Theme.Class(reading.IsSingle ? 1 : k)}\" stroke-width=\"3\" stroke-linejoin=\"round\" d=\"{box.Path(plane.Values(last, k))}\"/>\n"
            );
    }

    /// <summary>The hue of a sample's mark: its class's, or that of its quantity's sign; over curves none.</summary>
    public static string HueOf(Theme theme, SampleRecord sample, bool isLine) =>
        sample.Targets is not { } targets ? theme.Class(sample.Label)
        : isLine ? theme.Muted
        : theme.Sign(targets[0]);

    /// <summary>How high a sample of one value stands: as high as what is to be predicted of it; of several classes, where its own would be certain.</summary>
    public static double HeightOf(SampleRecord sample, Reading reading) =>
        sample.Targets is { } targets ? targets[0]
        : reading.IsSingle ? sample.Label
        : 1;
}
