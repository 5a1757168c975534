namespace NeuralIllumination.Engine;

/// <content>What a page asks of the functions that a network has over a plane.</content>
public static partial class Exports
{
    /// <summary>Copies a layer's W, [out × in], then b, into a network.</summary>
    public static void WriteLayer(Network network, int layer, double[] from)
    {
        network.Layers[layer].Write(from, network.Parameters);
    }

    /// <summary>Samples of a plane with further inputs.</summary>
    public static Samples SamplesBeside(Samples samples, int chosen)
    {
        return PlaneFeatures.Beside(samples, chosen);
    }

    /// <summary>Writes a point's further inputs after its coordinates, which stand first.</summary>
    public static void WriteFeatures(double[] x, int chosen)
    {
        PlaneFeatures.Write(x, 0, chosen);
    }

    /// <summary>Room for what a network over a plane or a line makes of so many crossings in a row.</summary>
    public static PlaneGrid NewPlaneGrid(Network network, int side, int chosen)
    {
        return new PlaneGrid(network, side, chosen);
    }

    /// <summary>Carries every crossing forward, from −span to span.</summary>
    public static void TakePlaneGrid(PlaneGrid grid, Network network, LossFunction loss, double span)
    {
        grid.Take(network, loss, span);
    }

    /// <summary>a of a layer's units by crossing, or ŷ.</summary>
    public static double[] PlaneValues(PlaneGrid grid, int layer)
    {
        return grid.Values[layer];
    }

    /// <summary>The largest |a| of a unit.</summary>
    public static double PlaneMost(PlaneGrid grid, int layer, int unit)
    {
        return grid.Most(layer, unit);
    }

    /// <summary>How far a class is ahead of all others at each crossing.</summary>
    public static void PlaneLead(PlaneGrid grid, int label, double[] lead)
    {
        grid.Lead(label, lead);
    }

    /// <summary>Where a class's letter stands; −1 where it leads nowhere.</summary>
    public static int PlaneHeart(PlaneGrid grid, double[] lead)
    {
        return grid.Heart(lead);
    }

    /// <summary>Room for the rings of so many crossings in a row.</summary>
    public static Contours NewContours(int side)
    {
        return new Contours(side);
    }

    /// <summary>Traces the rings of a level, and tells how many there are.</summary>
    public static int TraceContours(Contours contours, double[] grid, int at, int every, bool isTurned, double level)
    {
        contours.Trace(grid, at, every, isTurned, level);
        return contours.Rings;
    }

    /// <summary><see cref="Contours.Points"/>.</summary>
    public static double[] ContourPoints(Contours contours)
    {
        return contours.Points;
    }

    /// <summary><see cref="Contours.Ends"/>.</summary>
    public static int[] ContourEnds(Contours contours)
    {
        return contours.Ends;
    }
}
