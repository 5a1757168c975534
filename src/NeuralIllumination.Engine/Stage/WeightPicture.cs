namespace NeuralIllumination.Engine;

/// <summary>Where the picture of a hidden unit's weights stands in the unit's square: in the middle, a margin of 1 around it.</summary>
internal static class WeightPicture
{
    /// <summary>The most cells of a still picture along a side; finer ones are joined.</summary>
    private const int MostCells = 16;

    /// <summary>Places it, where the first layer's weights come from a picture's pixels.</summary>
    public static void Arrange(StageLayout layout)
    {
        StageContents contents = layout.Contents;
        if (!contents.IsPicture)
            return;
        int across = contents.Columns;
        int down = contents.Rows;
        int longer = across > down ? across : down;
        int block = layout.IsLive ? 1 : (longer + MostCells - 1) / MostCells;
        across = (across + block - 1) / block;
        down = (down + block - 1) / block;
        double side = layout.OfUnit(1, 0, 3);
        double cell = (side - 2) / (across > down ? across : down);
        layout.SetPicture(1, cell, (side - cell * across) / 2, (side - cell * down) / 2, block);
    }
}
