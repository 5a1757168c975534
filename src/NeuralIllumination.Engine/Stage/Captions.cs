namespace NeuralIllumination.Engine;

/// <summary>Where the words of a layer stand once its units do: its heading, the count of units not shown, and what belongs to each unit.</summary>
internal static class Captions
{
    /// <summary>Arranges them.</summary>
    public static void Arrange(StageLayout stage)
    {
        for (int layer = 0; layer < stage.Contents.Sizes.Length; layer++)
        {
            if (stage.IsLive)
                LiveHead(stage, layer);
            else if (stage.IsStacked)
                StackedHead(stage, layer);
            else
                StillHead(stage, layer);
            Boxes(stage, layer);
        }

        // Deep networks are shown smaller, and leave too little.
        if (stage.IsLive && !stage.IsStacked && stage.Contents.Hidden <= 3 && !stage.Contents.IsColumn)
        {
            stage.UnderX = stage.OfLayer(0, 0) - 4;
            stage.UnderY = BottomOf(stage, 0) + 22;
            stage.UnderWidth = stage.OfLayer(0, 1) + 8;
        }
    }

    private static void LiveHead(StageLayout stage, int layer)
    {
        double x = stage.OfLayer(layer, 0);
        bool isOutput = layer == stage.Contents.Sizes.Length - 1;
        stage.SetHead(
            layer,
            isOutput && !stage.IsStacked ? x - 24 : x,
            stage.IsStacked ? TopOf(stage, layer) - 24 : 8,
            stage.OfLayer(layer, 1),
            0
        );
        stage.SetMore(layer, x, stage.OfUnit(layer, LastOf(stage, layer), 7) + (stage.IsStacked ? 0 : 16));
    }

    // The count of units not shown ends the heading.
    private static void StackedHead(StageLayout stage, int layer)
    {
        int above =
            layer > 0 ? 16
            : stage.Contents.IsColumn ? 12
            : 14;
        double y = TopOf(stage, layer) - above;
        stage.SetHead(layer, 12, y, stage.Width - 24, 0);
        stage.SetMore(layer, 12, y);
    }

    private static void StillHead(StageLayout stage, int layer)
    {
        double x = stage.OfLayer(layer, 0);
        double width = stage.OfLayer(layer, 1);
        double y = stage.Top - 14;
        if (layer == 0)
            stage.SetHead(layer, x, y, width, 0);
        else if (layer == stage.Contents.Sizes.Length - 1)
            stage.SetHead(layer, x, y, stage.Width - x - 20, 0);
        else
            stage.SetHead(layer, x + width / 2, y, 290, 0.5);
        stage.SetMore(layer, x, BottomOf(stage, layer) + 20);
    }

    // A unit with its words: what a hand can press.
    private static void Boxes(StageLayout stage, int layer)
    {
        bool isPixel = layer == 0 && stage.Contents.IsPicture;
        bool isOutput = layer == stage.Contents.Sizes.Length - 1;
        for (int i = 0; i < stage.Contents.Shown[layer].Length; i++)
        {
            double x = stage.OfUnit(layer, i, 0);
            double y = stage.OfUnit(layer, i, 1);
            double width = stage.OfUnit(layer, i, 2);
            double height = stage.OfUnit(layer, i, 3);
            if (stage.IsStacked && layer == 0 && !isPixel)
                stage.SetBox(layer, i, x + width / 2 - 30, y - 24, 60, height + 24);
            else if (stage.IsStacked && !isOutput && !isPixel)
                stage.SetBox(layer, i, x - 6, y, 62, stage.OfUnit(layer, i, 7) - y);
            else if (isOutput && stage.IsStacked && stage.Contents.Sizes[layer] > 1)
                stage.SetBox(layer, i, x, y, width, stage.OfUnit(layer, i, 7) - y);
            else if (isOutput)
                stage.SetBox(layer, i, x, y, stage.Width - x - 6, height);
            else
                stage.SetBox(layer, i, x, y, width, height);
        }
    }

    // Where a layer begins on a stacked stage, with all that stands above its units.
    private static double TopOf(StageLayout stage, int layer)
    {
        return layer == 0 ? stage.Top : stage.OfUnit(layer, 0, 1);
    }

    private static int LastOf(StageLayout stage, int layer)
    {
        return stage.Contents.Shown[layer].Length - 1;
    }

    private static double BottomOf(StageLayout stage, int layer)
    {
        int last = LastOf(stage, layer);
        return stage.OfUnit(layer, last, 1) + stage.OfUnit(layer, last, 3);
    }
}
