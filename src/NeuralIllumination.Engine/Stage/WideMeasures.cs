namespace NeuralIllumination.Engine;

/// <summary>
/// The measures of a wide picture, in stage units. The still one has room for words above and below, and beside every unit; the live one is
/// the network alone, since its words are the page's.
/// </summary>
internal sealed class WideMeasures
{
    /// <summary>The measures for a network with so many hidden layers.</summary>
    public WideMeasures(int hidden, bool isLive)
    {
        int more = hidden > 1 ? hidden - 1 : 0;
        bool isDeep = hidden > 3;
        Width = isLive ? 960 + 150 * more : 1060 + 260 * more;
        Margin = isLive ? 20 : 30;
        RightMargin = isLive ? 12 : 30;
        Header = isLive ? 44 : 116;
        Footer = isLive ? 16 : 92;
        LeastHeight = isLive ? 300 : 220;
        MostHeight = isLive ? Lengths.Larger(540, 0.5 * Width) : 480;
        PictureWidth = isLive ? 200 : 224;
        PictureHeight = isLive ? 220 : 440;
        PlaneSide = isLive ? 236 : 200;
        MostCell = isLive ? 200 : 40;
        RoomBelow = isLive && !isDeep ? 230 : 0;
        ListWidth = isLive ? 120 : 144;
        ListTall = isLive ? 24 : 28;
        ListPitch = isLive ? 36 : 32;
        ListAsks = isLive ? 48 : 32;
        CharacterWidth = isLive ? 8 : 9;
        UnitWidth = isLive
            ? (
                isDeep ? 142
                : hidden > 1 ? 124
                : 160
            )
            : 176;
        UnitSide = isLive ? 32 : 34;
        UnitAsks = isLive ? 48 : 46;
        CrowdAsks = isLive ? 1000 : 400;
        UnitPitch = isLive ? 48 : 46;
        Dial = isLive ? 88 : 80;
        DialGap = isLive ? 8 : 6;
        DialPitch = isLive ? 160 : 140;
        DialAsks = isLive ? 120 : 96;
        LabelWidth = isLive ? 132 : 174;
    }

    /// <summary>Width of the stage.</summary>
    public double Width { get; }

    /// <summary>Left of the sample.</summary>
    public double Margin { get; }

    /// <summary>Right of the outputs' words.</summary>
    public double RightMargin { get; }

    /// <summary>Above the columns.</summary>
    public double Header { get; }

    /// <summary>Below the columns.</summary>
    public double Footer { get; }

    /// <summary>The least height of the columns.</summary>
    public double LeastHeight { get; }

    /// <summary>The most height of the columns.</summary>
    public double MostHeight { get; }

    /// <summary>The most a picture takes across.</summary>
    public double PictureWidth { get; }

    /// <summary>The most a picture takes down.</summary>
    public double PictureHeight { get; }

    /// <summary>The side of a plane's square.</summary>
    public double PlaneSide { get; }

    /// <summary>The most a pixel takes.</summary>
    public double MostCell { get; }

    /// <summary>What a sample needs below it.</summary>
    public double RoomBelow { get; }

    /// <summary>Width of a list of inputs.</summary>
    public double ListWidth { get; }

    /// <summary>The most an input takes down.</summary>
    public double ListTall { get; }

    /// <summary>The most from input to input.</summary>
    public double ListPitch { get; }

    /// <summary>What an input asks of the columns' height.</summary>
    public double ListAsks { get; }

    /// <summary>Width of a character of an input's name.</summary>
    public double CharacterWidth { get; }

    /// <summary>Width of a hidden unit with its words.</summary>
    public double UnitWidth { get; }

    /// <summary>The most a hidden unit's picture takes.</summary>
    public double UnitSide { get; }

    /// <summary>What a hidden unit asks of the columns' height.</summary>
    public double UnitAsks { get; }

    /// <summary>What many of them ask at the most, and 5 for each.</summary>
    public double CrowdAsks { get; }

    /// <summary>The most from unit to unit.</summary>
    public double UnitPitch { get; }

    /// <summary>The most a dial takes.</summary>
    public double Dial { get; }

    /// <summary>The least from dial to dial.</summary>
    public double DialGap { get; }

    /// <summary>The most from one dial's middle to the next.</summary>
    public double DialPitch { get; }

    /// <summary>What a dial asks of the columns' height.</summary>
    public double DialAsks { get; }

    /// <summary>What the words beside a dial take.</summary>
    public double LabelWidth { get; }
}
