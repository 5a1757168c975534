namespace NeuralIllumination.Engine;

/// <summary>
/// The live stage of a wide page: the network alone, its words are the page's. A picture stands at the upper left and leaves the room below it
/// to the predictions.
/// </summary>
internal static class LiveStage
{
    private const double MostHeight = 600;

    // Deep networks are shown smaller; so that twenty units of a column can be told apart, they may grow taller.
    private const double MostSlope = 0.54;
    private const double Margin = 20;
    private const double Heading = 44;
    private const double Footer = 16;
    private const double PictureWidth = 200;
    private const double PlaneSide = 168;
    private const double ListWidth = 120;
    private const double LabelWidth = 132;

    /// <summary>Arranges it.</summary>
    public static void Arrange(StageLayout stage)
    {
        StageContents contents = stage.Contents;
        int last = contents.Sizes.Length - 1;
        int hidden = contents.Hidden;
        bool isPicture = contents.Input == InputKind.Picture;
        stage.Width = 960 + 150 * (hidden > 1 ? hidden - 1 : 0);
        double capsule = hidden > 1 ? 124 : 160;

        // As tall as its fullest column asks, and as the predictions below a picture need.
        bool isPlane = contents.Input == InputKind.Plane;
        double asked = isPicture ? 0 : 48 * contents.Places(0);
        for (int l = 1; l <= last; l++)
            asked = Lengths.Larger(asked, (l == last ? 120 : 48) * contents.Places(l));
        asked = Lengths.Larger(
            asked + Heading + Footer,
            isPicture ? 490
                : isPlane ? 540
                : 360
        );
        stage.Height = Lengths.Smaller(asked, Lengths.Larger(MostHeight, MostSlope * stage.Width));
        stage.Top = Heading;
        stage.Bottom = stage.Height - Footer;
        double tall = stage.Height - Heading - Footer;
        if (isPicture)
        {
            double cell = Lengths.Smaller(PictureWidth / contents.Columns, PictureWidth * 1.1 / contents.Rows);
            Columns.Pixels(stage, Margin, Heading, PictureWidth, cell);
        }
        else if (isPlane)
            Columns.Plane(stage, Margin, Heading, PlaneSide);
        else
            Columns.Units(stage, 0, Margin, ListWidth + 8 * contents.LongNames, 24, Heading, tall, 36);

        double dial = contents.Sizes[last] == 1 ? 112 : Lengths.Smaller(88, tall / contents.Places(last) - 8);
        double right = stage.Width - 12 - LabelWidth - dial;
        double left = stage.OfLayer(0, 0) + stage.OfLayer(0, 1) + (isPicture ? Columns.PortGap : 0);
        double gap = (right - left - hidden * capsule) / (hidden + 1);
        for (int l = 1; l <= hidden; l++)
            Columns.Units(stage, l, left + gap * l + capsule * (l - 1), capsule, 32, Heading, tall, 48);
        Columns.Units(stage, last, right, dial, dial, Heading, tall, 160);
    }
}
