namespace NeuralIllumination.Engine;

/// <summary>The picture for a wide page: the sample at the left, the hidden layers as columns, the outputs at the right.</summary>
internal static class WideStage
{
    /// <summary>Arranges it.</summary>
    public static void Arrange(StageLayout stage)
    {
        StageContents contents = stage.Contents;
        WideMeasures measures = new(contents.Hidden, stage.IsLive);
        int last = contents.Sizes.Length - 1;
        int hidden = contents.Hidden;
        double top = measures.Header;
        double cell = CellOf(contents, measures);
        double height = HeightOf(contents, measures, cell);
        stage.Width = measures.Width;
        stage.Height = top + height + measures.Footer;
        stage.Top = top;
        stage.Bottom = top + height;

        double dial =
            contents.Sizes[last] == 1
                ? 112
                : Lengths.Smaller(measures.Dial, height / contents.Places(last) - measures.DialGap);
        double right = stage.Width - measures.RightMargin - measures.LabelWidth - dial;
        Sample(stage, measures, cell, height);
        double left = stage.OfLayer(0, 0) + stage.OfLayer(0, 1);
        if (contents.IsPicture)
            left += Columns.PortGap;
        double gap = (right - left - hidden * measures.UnitWidth) / (hidden + 1);
        for (int l = 1; l <= hidden; l++)
        {
            double x = left + gap * l + measures.UnitWidth * (l - 1);
            Columns.Units(stage, l, x, measures.UnitWidth, measures.UnitSide, top, height, measures.UnitPitch);
        }

        Columns.Units(stage, last, right, dial, dial, top, height, measures.DialPitch);
    }

    // On the live stage a picture or a plane stands at the top and leaves the room below it to the predictions.
    private static void Sample(StageLayout stage, WideMeasures measures, double cell, double height)
    {
        StageContents contents = stage.Contents;
        double top = measures.Header;
        if (!stage.IsLive && !contents.IsColumn)
            top += (height - SampleHeight(contents, measures, cell)) / 2;
        switch (contents.Input)
        {
            case InputKind.List:
                double wide = measures.ListWidth + measures.CharacterWidth * contents.LongNames;
                Columns.Units(stage, 0, measures.Margin, wide, measures.ListTall, top, height, measures.ListPitch);
                break;
            case InputKind.Plane:
                Columns.Plane(stage, measures.Margin, top, measures.PlaneSide);
                break;
            case InputKind.Picture:
                Columns.Pixels(stage, measures.Margin, top, measures.PictureWidth, cell);
                break;
            default:
                break;
        }
    }

    private static double CellOf(StageContents contents, WideMeasures measures)
    {
        return Lengths.Smaller(
            measures.MostCell,
            Lengths.Smaller(measures.PictureWidth / contents.Columns, measures.PictureHeight / contents.Rows)
        );
    }

    // What a sample asks for: a column as much as its values want.
    private static double SampleHeight(StageContents contents, WideMeasures measures, double cell)
    {
        switch (contents.Input)
        {
            case InputKind.List:
                return measures.ListAsks * contents.Places(0);
            case InputKind.Plane:
                return measures.PlaneSide + Columns.PlaneList(contents.Sizes[0]);
            case InputKind.Picture:
                return cell * contents.Rows;
            default:
                return 0;
        }
    }

    private static double HeightOf(StageContents contents, WideMeasures measures, double cell)
    {
        int last = contents.Sizes.Length - 1;
        double asked = SampleHeight(contents, measures, cell) + (contents.IsColumn ? 0 : measures.RoomBelow);
        double height = Lengths.Larger(measures.LeastHeight, asked);
        for (int l = 1; l < last; l++)
        {
            int places = contents.Places(l);
            height = Lengths.Larger(
                height,
                Lengths.Smaller(measures.UnitAsks * places, measures.CrowdAsks + 5 * places)
            );
        }

        height = Lengths.Larger(height, measures.DialAsks * contents.Places(last));
        // A list below a plane cannot be moved together, and is no reason to leave out what stands below it.
        double most = contents.Input == InputKind.Plane ? asked : 0;
        return Lengths.Smaller(height, Lengths.Larger(measures.MostHeight, most));
    }
}
