namespace NeuralIllumination.Engine;

/// <summary>
/// The picture for a narrow page: the sample on top, each layer in rows below it, the signal running down. Rows stand staggered, so that a
/// synapse finds its way between the units above.
/// </summary>
public static class StackedStage
{
    /// <summary>Width of every such picture.</summary>
    public const double Width = 400;

    private const double Margin = 10;
    private const double HeaderHeight = 122;
    private const double FooterHeight = 94;

    // On the live stage the words stand in the page, but for a column's name.
    private const double LiveHeading = 30;
    private const double LiveFooter = 14;
    private const double PlaneSide = 220;
    private const double Gap = 92;
    private const double Side = 30;

    // Twice as many as a row takes, which is a whole number.
    private const int TwiceMostAcross = 11;

    /// <summary>Arranges it.</summary>
    internal static void Arrange(StageLayout stage)
    {
        StageContents contents = stage.Contents;
        int last = contents.Sizes.Length - 1;
        double y = stage.IsLive ? LiveHeading : HeaderHeight;
        stage.Width = Width;
        stage.Top = y;
        switch (contents.Input)
        {
            case InputKind.Picture:
                y = Pixels(stage, y);
                break;
            case InputKind.Plane:
                y = Plane(stage, y);
                break;
            case InputKind.List:
                y = Inputs(stage, y);
                break;
            default:
                break;
        }

        for (int l = 1; l < last; l++)
            y = HiddenUnits(stage, l, y + Gap);
        y = Outputs(stage, y + Gap);
        stage.Bottom = y;
        stage.Height = y + (stage.IsLive ? LiveFooter : FooterHeight);
    }

    /// <summary>How many units stand in each row: as even as can be, with a change from row to row where that is possible.</summary>
    /// <param name="count">The units.</param>
    /// <param name="twiceAcross">Twice as many as fit into a row.</param>
    public static int[] RowsOf(int count, int twiceAcross)
    {
        int[] rows = new int[(2 * count + twiceAcross - 1) / twiceAcross];
        int extra = count % rows.Length;
        bool isEven = extra == (rows.Length + 1) / 2;
        bool isOdd = extra == rows.Length / 2;
        for (int r = 0; r < rows.Length; r++)
        {
            bool isFuller =
                isEven ? r % 2 == 0
                : isOdd ? r % 2 == 1
                : r < extra;
            rows[r] = count / rows.Length + (isFuller ? 1 : 0);
        }

        return rows;
    }

    // All below give the y at which their layer's last ports stand.

    // Ports stand along the lower edge column by column, so that a line's place tells its pixel's column.
    private static double Pixels(StageLayout stage, double top)
    {
        StageContents contents = stage.Contents;
        double cell = Lengths.Smaller(34, Lengths.Smaller(168.0 / contents.Rows, 300.0 / contents.Columns));
        double wide = cell * contents.Columns;
        double tall = cell * contents.Rows;
        double x = (Width - wide) / 2;
        double port = top + tall + 10;
        int count = contents.Sizes[0];
        stage.SetLayer(0, x, wide);
        for (int i = 0; i < count; i++)
        {
            int column = i % contents.Columns;
            int line = i / contents.Columns;
            double along = x + wide * ((column * contents.Rows + line + 0.5) / count);
            stage.SetUnit(0, i, x + cell * column, top + cell * line, cell, cell);
            stage.SetPorts(0, i, along, port, along, port);
        }

        return top + tall;
    }

    private static double Plane(StageLayout stage, double top)
    {
        stage.SetPlane((Width - PlaneSide) / 2, top, PlaneSide);
        return Inputs(stage, top + PlaneSide + 10);
    }

    // A value stands above its lamp, its name at the right.
    private static double Inputs(StageLayout stage, double top)
    {
        int longer = stage.Contents.LongNames;
        int twiceAcross =
            longer > 6 ? 4
            : longer > 1 ? 6
            : TwiceMostAcross;
        int[] rows = RowsOf(stage.Contents.Shown[0].Length, twiceAcross);
        // A long name at its right is centred together with its lamp.
        double toLeft = longer > 1 ? 4 * longer : 0;
        return Units(stage, 0, rows, top + 24, 60, wide: 22, tall: 14, toLeft, words: 0);
    }

    // A unit's number stands at its right, so that the two are centred together.
    private static double HiddenUnits(StageLayout stage, int layer, double top)
    {
        int[] rows = RowsOf(stage.Contents.Shown[layer].Length, TwiceMostAcross);
        return Units(stage, layer, rows, top, 62, wide: Side, tall: Side, toLeft: 9, words: 20);
    }

    // A single gauge leaves the room at its right for its words.
    private static double Outputs(StageLayout stage, double top)
    {
        int layer = stage.Contents.Sizes.Length - 1;
        int count = stage.Contents.Shown[layer].Length;
        bool isSingle = count == 1;
        int[] rows = RowsOf(count, count <= 3 ? 6 : 9);
        double dial =
            isSingle ? 108
            : count <= 3 ? 80
            : 44;
        stage.SetWordsRoom(layer, (isSingle ? Width - 2 * Margin : Pitch(rows)) - 6);
        return Units(
            stage,
            layer,
            rows,
            top,
            dial + 46,
            wide: dial,
            tall: dial,
            toLeft: isSingle ? 90 : 0,
            words: isSingle ? 8 : 62
        );
    }

    // Rows of units, which stand a little to the left of the middle of their places; synapses leave below their words.
    private static double Units(
        StageLayout stage,
        int layer,
        int[] rows,
        double top,
        double rowHeight,
        double wide,
        double tall,
        double toLeft,
        double words
    )
    {
        double pitch = Pitch(rows);
        double upper = top;
        int place = 0;
        stage.SetLayer(layer, Margin, Width - 2 * Margin);
        for (int r = 0; r < rows.Length; r++)
        {
            upper = top + rowHeight * r;
            double first = FirstOf(rows, r, pitch);
            for (int i = 0; i < rows[r]; i++)
            {
                double left = first + pitch * i - wide / 2 - toLeft;
                double middle = left + wide / 2;
                stage.SetUnit(layer, place, left, upper, wide, tall);
                stage.SetPorts(layer, place, middle, upper, middle, upper + tall + words);
                place++;
            }
        }

        return upper + tall + words;
    }

    private static bool IsStaggered(int[] rows)
    {
        for (int r = 1; r < rows.Length; r++)
        {
            if ((rows[r - 1] - rows[r]) % 2 == 0)
                return false;
        }

        return true;
    }

    // From unit to unit; rows as long as each other are shifted, which takes half a place.
    private static double Pitch(int[] rows)
    {
        int most = 0;
        for (int r = 0; r < rows.Length; r++)
            most = rows[r] > most ? rows[r] : most;
        return Lengths.Smaller(140, (Width - 2 * Margin) / (most + (IsStaggered(rows) ? 0 : 0.5)));
    }

    // The middle of a row's first unit.
    private static double FirstOf(int[] rows, int r, double pitch)
    {
        double shift =
            IsStaggered(rows) ? 0
            : r % 2 == 0 ? -pitch / 4
            : pitch / 4;
        return Width / 2 - pitch * (rows[r] - 1) / 2 + shift;
    }
}
