namespace NeuralIllumination.Engine;

/// <content>What a page asks of a stage: where everything stands.</content>
public static partial class Exports
{
    /// <summary>What a stage is to show of a network; columns 1 where a sample is no picture.</summary>
    public static StageContents NewStageContents(int[] sizes, int columns, int rows)
    {
        return new StageContents(sizes, columns, rows);
    }

    /// <summary>Chooses the units to show of a layer too wide, the most important first.</summary>
    public static void ChooseUnits(StageContents contents, int layer, int[] units)
    {
        contents.Choose(layer, units);
    }

    /// <summary>Chooses those that count most at a moment.</summary>
    public static void ChooseStrongest(StageContents contents, Moment moment)
    {
        contents.ChooseStrongest(moment);
    }

    /// <summary>Sets <see cref="StageContents.NameLength"/>.</summary>
    public static void SetNameLength(StageContents contents, int characters)
    {
        contents.NameLength = characters;
    }

    /// <summary>How a sample stands on the stage.</summary>
    public static InputKind StageInput(StageContents contents)
    {
        return contents.Input;
    }

    /// <summary>The units shown of a layer, in order.</summary>
    public static int[] ShownUnits(StageContents contents, int layer)
    {
        return contents.Shown[layer];
    }

    /// <summary>How much of a plane its square shows, from −span to span, so that it holds every value.</summary>
    public static double SpanOf(double[] values)
    {
        return PlaneSpan.Of(values);
    }

    /// <summary>Lays them out.</summary>
    public static StageLayout NewStageLayout(StageContents contents, bool isStacked, bool isLive)
    {
        return new StageLayout(contents, isStacked, isLive);
    }

    /// <summary><see cref="StageLayout.Frame"/>.</summary>
    public static double[] StageFrame(StageLayout layout)
    {
        return layout.Frame;
    }

    /// <summary><see cref="StageLayout.Layers"/>.</summary>
    public static double[] StageLayers(StageLayout layout)
    {
        return layout.Layers;
    }

    /// <summary><see cref="StageLayout.Units"/>.</summary>
    public static double[] StageUnits(StageLayout layout)
    {
        return layout.Units;
    }
}
