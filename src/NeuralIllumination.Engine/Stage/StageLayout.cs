namespace NeuralIllumination.Engine;

/// <summary>
/// Where everything in a network's picture stands, in stage units: x to the right, y down. It depends on what there is to show and on nothing
/// else, so that C#'s still picture and the page's live one stand alike.
/// </summary>
public sealed class StageLayout
{
    /// <summary>Numbers a layer has in <see cref="Layers"/>.</summary>
    public const int LayerNumbers = 13;

    /// <summary>Numbers a unit has in <see cref="Units"/>.</summary>
    public const int UnitNumbers = 12;

    /// <summary>The share of the way at which a synapse's course bends, along the direction in which the signal runs.</summary>
    public const double Bend = 0.5;

    /// <summary>Lays out a network.</summary>
    /// <param name="contents">What there is to show.</param>
    /// <param name="isStacked">For a narrow page: the layers below each other, the signal running down.</param>
    /// <param name="isLive">For the live stage, whose words stand in the page around it.</param>
    public StageLayout(StageContents contents, bool isStacked, bool isLive)
    {
        Contents = contents;
        IsStacked = isStacked;
        IsLive = isLive;
        int layers = contents.Sizes.Length;
        First = new int[layers + 1];
        for (int layer = 0; layer < layers; layer++)
            First[layer + 1] = First[layer] + contents.Shown[layer].Length;
        Layers = new double[LayerNumbers * layers];
        Units = new double[UnitNumbers * First[layers]];
        if (isStacked)
            StackedStage.Arrange(this);
        else
            WideStage.Arrange(this);
        Captions.Arrange(this);
        WeightPicture.Arrange(this);
        Frame = new double[12];
        Put(Frame, 0, Width, Height, Top, Bottom);
        Put(Frame, 4, BendX, BendY, PlaneX, PlaneY);
        Put(Frame, 8, PlaneSide, UnderX, UnderY, UnderWidth);
    }

    /// <summary>What is shown.</summary>
    public StageContents Contents { get; }

    /// <summary>Whether the layers stand below each other.</summary>
    public bool IsStacked { get; }

    /// <summary>Whether the words stand in the page around it.</summary>
    public bool IsLive { get; }

    /// <summary>Width of the stage.</summary>
    public double Width { get; internal set; }

    /// <summary>Height of the stage.</summary>
    public double Height { get; internal set; }

    /// <summary>Where the layers begin.</summary>
    public double Top { get; internal set; }

    /// <summary>Where the layers end.</summary>
    public double Bottom { get; internal set; }

    /// <summary>Left edge of the plane's square.</summary>
    public double PlaneX { get; private set; }

    /// <summary>Upper edge of the plane's square.</summary>
    public double PlaneY { get; private set; }

    /// <summary>Side of the plane's square; 0 where the input is none.</summary>
    public double PlaneSide { get; private set; }

    /// <summary>Left edge of the room below the sample, for the predictions.</summary>
    public double UnderX { get; internal set; }

    /// <summary>Upper edge of that room.</summary>
    public double UnderY { get; internal set; }

    /// <summary>Width of that room; 0 where there is none.</summary>
    public double UnderWidth { get; internal set; }

    /// <summary>
    /// How a synapse bends: its curve's inner points stand this share of the way across from its ends, so that it leaves and arrives straight.
    /// </summary>
    public double BendX
    {
        get { return IsStacked ? 0 : Bend; }
    }

    /// <summary>The same share of the way down.</summary>
    public double BendY
    {
        get { return IsStacked ? Bend : 0; }
    }

    /// <summary>Width, height, top and bottom; the bend across and down; the plane's x, y and side; x, y and width of the room below the sample.</summary>
    public double[] Frame { get; }

    /// <summary>Where each layer's units begin among all that are shown, [layers + 1].</summary>
    public int[] First { get; }

    /// <summary>
    /// For each layer: left edge and width; its heading's x, y, room and the share of the heading that stands left of x; x and y of the count
    /// of units not shown; the room for words at a unit. In a still picture a word's y is its baseline, on the live stage its upper edge. Then, where
    /// the layer's units are seen as pictures of their weights, the side of a cell, the left and upper margin in the unit's square, and how many
    /// weights along a side a cell stands for; else 0.
    /// </summary>
    public double[] Layers { get; }

    /// <summary>
    /// For each unit that is shown: left and upper edge, width and height; x and y of the port where synapses arrive, and of the one where they
    /// leave; left and upper edge, width and height of it together with its words.
    /// </summary>
    public double[] Units { get; }

    /// <summary>One of a layer's numbers.</summary>
    internal double OfLayer(int layer, int number)
    {
        return Layers[LayerNumbers * layer + number];
    }

    /// <summary>One of the numbers of a layer's <paramref name="place"/>th unit.</summary>
    internal double OfUnit(int layer, int place, int number)
    {
        return Units[UnitNumbers * (First[layer] + place) + number];
    }

    internal void SetLayer(int layer, double x, double width)
    {
        Layers[LayerNumbers * layer] = x;
        Layers[LayerNumbers * layer + 1] = width;
    }

    internal void SetPlane(double x, double y, double side)
    {
        PlaneX = x;
        PlaneY = y;
        PlaneSide = side;
    }

    internal void SetHead(int layer, double x, double y, double room, double share)
    {
        Put(Layers, LayerNumbers * layer + 2, x, y, room, share);
    }

    internal void SetMore(int layer, double x, double y)
    {
        Layers[LayerNumbers * layer + 6] = x;
        Layers[LayerNumbers * layer + 7] = y;
    }

    internal void SetWordsRoom(int layer, double room)
    {
        Layers[LayerNumbers * layer + 8] = room;
    }

    internal void SetPicture(int layer, double cell, double left, double top, double block)
    {
        Put(Layers, LayerNumbers * layer + 9, cell, left, top, block);
    }

    internal void SetUnit(int layer, int place, double x, double y, double width, double height)
    {
        Put(Units, UnitNumbers * (First[layer] + place), x, y, width, height);
    }

    internal void SetPorts(int layer, int place, double inX, double inY, double outX, double outY)
    {
        Put(Units, UnitNumbers * (First[layer] + place) + 4, inX, inY, outX, outY);
    }

    internal void SetBox(int layer, int place, double x, double y, double width, double height)
    {
        Put(Units, UnitNumbers * (First[layer] + place) + 8, x, y, width, height);
    }

    private static void Put(double[] numbers, int at, double a, double b, double c, double d)
    {
        numbers[at] = a;
        numbers[at + 1] = b;
        numbers[at + 2] = c;
        numbers[at + 3] = d;
    }
}
