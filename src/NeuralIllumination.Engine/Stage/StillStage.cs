namespace NeuralIllumination.Engine;

/// <summary>The still picture: the sample at the left, the hidden layers as columns, the outputs at the right, with room for words above and below.</summary>
internal static class StillStage
{
    private const double Margin = 30;
    private const double HeaderHeight = 116;
    private const double FooterHeight = 92;
    private const double MostHeight = 480;
    private const double PictureWidth = 224;
    private const double PlaneSide = 184;
    private const double ListWidth = 144;
    private const double CapsuleWidth = 176;
    private const double LabelWidth = 174;

    /// <summary>Arranges it.</summary>
    public static void Arrange(StageLayout stage)
    {
        StageContents contents = stage.Contents;
        int last = contents.Sizes.Length - 1;
        int hidden = contents.Hidden;
        bool isPicture = contents.Input == InputKind.Picture;
        double cell = Lengths.Smaller(40, Lengths.Smaller(PictureWidth / contents.Columns, 440.0 / contents.Rows));
        bool isPlane = contents.Input == InputKind.Plane;
        double height =
            isPicture ? cell * contents.Rows
            : isPlane ? Columns.PlaneHeight(PlaneSide)
            : 32 * contents.Places(0);
        for (int l = 1; l <= hidden; l++)
        {
            int places = contents.Places(l);
            height = Lengths.Larger(height, Lengths.Smaller(46 * places, 400 + 5 * places));
        }

        height = Lengths.Larger(height, 96 * contents.Places(last));
        height = Lengths.Smaller(Lengths.Larger(height, 220), MostHeight);
        stage.Width = 1060 + 260 * (hidden > 1 ? hidden - 1 : 0);
        stage.Height = HeaderHeight + height + FooterHeight;
        stage.Top = HeaderHeight;
        stage.Bottom = HeaderHeight + height;

        double dial = contents.Sizes[last] == 1 ? 112 : Lengths.Smaller(80, height / contents.Places(last) - 6);
        double right = stage.Width - Margin - LabelWidth - dial;
        if (isPicture)
            Columns.Pixels(stage, Margin, HeaderHeight + (height - cell * contents.Rows) / 2, PictureWidth, cell);
        else if (isPlane)
            Columns.Plane(stage, Margin, HeaderHeight + (height - Columns.PlaneHeight(PlaneSide)) / 2, PlaneSide);
        else
            Columns.Units(stage, 0, Margin, ListWidth + 9 * contents.LongNames, 28, HeaderHeight, height, 32);

        double left = stage.OfLayer(0, 0) + stage.OfLayer(0, 1) + (isPicture ? Columns.PortGap : 0);
        double gap = (right - left - hidden * CapsuleWidth) / (hidden + 1);
        for (int l = 1; l <= hidden; l++)
            Columns.Units(
                stage,
                l,
                left + gap * l + CapsuleWidth * (l - 1),
                CapsuleWidth,
                34,
                HeaderHeight,
                height,
                46
            );
        Columns.Units(stage, last, right, dial, dial, HeaderHeight, height, 140);
    }
}
