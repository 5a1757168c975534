namespace NeuralIllumination.Engine;

/// <summary>A layer as a column, for stages on which the signal runs to the right.</summary>
internal static class Columns
{
    /// <summary>Stands a layer's units below each other in the middle of <paramref name="height"/>, the count of those not shown last.</summary>
    public static void Units(
        StageLayout stage,
        int layer,
        double x,
        double width,
        double mostTall,
        double top,
        double height,
        double mostPitch
    )
    {
        int places = stage.Contents.Places(layer);
        double pitch = Lengths.Smaller(mostPitch, height / places);
        double tall = Lengths.Smaller(mostTall, pitch - 4);
        double first = top + (height - pitch * places) / 2;
        stage.SetLayer(layer, x, width);
        for (int i = 0; i < stage.Contents.Shown[layer].Length; i++)
        {
            double middle = first + pitch * (i + 0.5);
            stage.SetUnit(layer, i, x, middle - tall / 2, width, tall);
            stage.SetPorts(layer, i, x, middle, x + width, middle);
        }
    }

    /// <summary>
    /// The pixels of a picture in the middle of <paramref name="width"/>. Their ports stand in reading order along the right edge, so that a
    /// line's height tells its pixel's row.
    /// </summary>
    public static void Pixels(StageLayout stage, double left, double top, double width, double cell)
    {
        StageContents contents = stage.Contents;
        double x = left + (width - cell * contents.Columns) / 2;
        double tall = cell * contents.Rows;
        double port = left + width + PortGap;
        int count = contents.Sizes[0];
        stage.SetLayer(0, left, width);
        for (int i = 0; i < count; i++)
        {
            double down = top + tall * (i + 0.5) / count;
            stage.SetUnit(0, i, x + cell * (i % contents.Columns), top + cell * (i / contents.Columns), cell, cell);
            stage.SetPorts(0, i, port, down, port, down);
        }
    }

    /// <summary>A plane's square, and below it its values as a list.</summary>
    public static void Plane(StageLayout stage, double left, double top, double side)
    {
        stage.SetLayer(0, left, side);
        stage.SetPlane(left, top, side);
        int count = stage.Contents.Sizes[0];
        double pitch = PlanePitch(count);
        for (int i = 0; i < count; i++)
        {
            double middle = top + side + PlaneGap + pitch * (i + 0.5);
            stage.SetUnit(0, i, left, middle - pitch / 2 + 2, side, pitch - 4);
            stage.SetPorts(0, i, left, middle, left + side, middle);
        }
    }

    /// <summary>What the list of so many values below a plane takes; a line's takes as much as a plane's.</summary>
    public static double PlaneList(int count)
    {
        return PlaneGap + PlanePitch(count) * (count < 2 ? 2 : count);
    }

    // What is added to a point's coordinates moves the list together.
    private static double PlanePitch(int count)
    {
        return count <= 2 ? 32 : 24;
    }

    private const double PlaneGap = 12;

    /// <summary>How far right of a picture its ports stand.</summary>
    public const double PortGap = 12;
}
