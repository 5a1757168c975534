namespace NeuralIllumination.Engine;

/// <summary>What has to find its place on a stage: the layers, how the sample is shown, and which units of a layer too wide to show.</summary>
public sealed class StageContents
{
    /// <summary>The most units a column shows; what is left is counted.</summary>
    public const int MostInColumn = 20;

    /// <summary>The most outputs shown as dials.</summary>
    public const int MostDials = 10;

    /// <summary>A network, whose layers show their first units until others are chosen.</summary>
    /// <param name="sizes">Units per layer, the input first; 2 layers or more.</param>
    /// <param name="columns">Pixels across; 1 where the sample is no picture.</param>
    /// <param name="rows">Pixels down; of a line 1, and of a plane 2, whatever a network is given beside its coordinates.</param>
    public StageContents(int[] sizes, int columns, int rows)
    {
        Sizes = sizes;
        Columns = columns;
        Rows = rows;
        NameLength = 3;
        Input = columns == 1 && rows <= 2 ? InputKind.Plane : InputKind.List;
        if (columns > 1 && columns * rows == sizes[0])
            Input = InputKind.Picture;
        Shown = new int[sizes.Length][];
        for (int layer = 0; layer < sizes.Length; layer++)
            Show(layer, new int[sizes[layer]], 0);
    }

    /// <summary>Units per layer, the input first.</summary>
    public int[] Sizes { get; }

    /// <summary>Pixels across.</summary>
    public int Columns { get; }

    /// <summary>Pixels down.</summary>
    public int Rows { get; }

    /// <summary>How the sample is shown.</summary>
    public InputKind Input { get; }

    /// <summary>Characters in the longest name of an input; 3, as in x12, unless set. A list makes room for it.</summary>
    public int NameLength { get; set; }

    /// <summary>The units shown of each layer, in order.</summary>
    public int[][] Shown { get; }

    /// <summary>Characters by which the longest name exceeds what any list has room for, 12 at most.</summary>
    internal int LongNames
    {
        get
        {
            int more = NameLength - 3;
            return more < 0 ? 0
                : more > 12 ? 12
                : more;
        }
    }

    /// <summary>Whether a sample is a grid of pixels, and not units with names.</summary>
    public bool IsPicture
    {
        get
        {
            switch (Input)
            {
                case InputKind.Picture:
                    return true;
                case InputKind.List:
                case InputKind.Plane:
                default:
                    return false;
            }
        }
    }

    /// <summary>Whether a sample takes a column of the stage, from its top to its bottom.</summary>
    public bool IsColumn
    {
        get
        {
            switch (Input)
            {
                case InputKind.List:
                    return true;
                case InputKind.Plane:
                case InputKind.Picture:
                default:
                    return false;
            }
        }
    }

    /// <summary>How many hidden layers there are.</summary>
    public int Hidden
    {
        get { return Sizes.Length - 2; }
    }

    /// <summary>How many units of a layer are shown: all where they fit, else one fewer than fit, because their count takes a place.</summary>
    public int Fitting(int layer)
    {
        int count = Sizes[layer];
        if (layer == 0 && IsPicture)
            return count;
        int most = layer == Sizes.Length - 1 ? MostDials : MostInColumn;
        return count <= most ? count : most - 1;
    }

    /// <summary>Whether a layer is too wide to show.</summary>
    public bool IsFolded(int layer)
    {
        return Fitting(layer) < Sizes[layer];
    }

    /// <summary>The places that a layer takes: its units, and one for the count of those that are not shown.</summary>
    public int Places(int layer)
    {
        return Fitting(layer) + (IsFolded(layer) ? 1 : 0);
    }

    /// <summary>
    /// Chooses the units to show of a layer too wide, the most important first: as many as fit are taken, and where they are too few the
    /// layer's first ones join them.
    /// </summary>
    public void Choose(int layer, int[] units)
    {
        Choose(layer, units, units.Length);
    }

    /// <summary>Chooses, in every layer too wide to show, the units that count most at a moment.</summary>
    public void ChooseStrongest(Moment moment)
    {
        Ranking ranking = new Ranking();
        for (int layer = 0; layer < Sizes.Length; layer++)
        {
            if (!IsFolded(layer))
                continue;
            ranking.Units(moment, layer);
            Choose(layer, ranking.Order, ranking.Count);
        }
    }

    private void Choose(int layer, int[] units, int count)
    {
        int fitting = Fitting(layer);
        int[] isChosen = new int[Sizes[layer]];
        int taken = 0;
        for (int i = 0; i < count && taken < fitting; i++)
        {
            if (isChosen[units[i]] != 0)
                continue;
            isChosen[units[i]] = 1;
            taken++;
        }

        Show(layer, isChosen, taken);
    }

    private void Show(int layer, int[] isChosen, int taken)
    {
        int[] shown = new int[Fitting(layer)];
        int next = 0;
        for (int unit = 0; next < shown.Length; unit++)
        {
            if (isChosen[unit] == 0)
            {
                if (taken == shown.Length)
                    continue;
                taken++;
            }

            shown[next++] = unit;
        }

        Shown[layer] = shown;
    }
}
