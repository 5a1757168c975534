namespace NeuralIllumination.Engine;

/// <summary>The borders of where a function over a square is at least as high as a level, as closed rings of straight lines.</summary>
/// <remarks>
/// Marching squares: between two crossings of the grid, of which one is as high and the other is not, the border is where a straight line reaches the
/// level. What is as high lies at the right of each ring, so that holes run the other way round. Rings end at the square's own border.
/// Source: Lorensen and Cline, "Marching Cubes", 1987, in two dimensions.
/// </remarks>
public sealed class Contours
{
    private const double Straight = 1e-12;

    private readonly int side;
    private readonly int[] next;
    private double[] values;
    private int from;
    private int step;
    private int stride;
    private double sign;
    private double level;

    /// <summary>Makes room.</summary>
    /// <param name="side">Crossings in a row of the grid that is looked at.</param>
    public Contours(int side)
    {
        this.side = side;
        next = new int[2 * side * (side + 1)];
        Points = new double[2 * next.Length];
        Ends = new int[next.Length];
        values = Points;
    }

    /// <summary>x and y of each point, in shares of the square, from its left and from its top; those of a ring one after the other.</summary>
    public double[] Points { get; }

    /// <summary>Where each ring ends among the points.</summary>
    public int[] Ends { get; }

    /// <summary>How many rings there are.</summary>
    public int Rings { get; private set; }

    /// <summary>Traces the rings of a level.</summary>
    /// <param name="grid">Row by row from the top.</param>
    /// <param name="at">Where the function's values begin.</param>
    /// <param name="every">Each so many crossings are looked at, both ways: (side − 1) · every + 1 lie in a row.</param>
    /// <param name="isTurned">Whether the function's other side is looked at: where −f is at least <paramref name="height"/>.</param>
    /// <param name="height">The level.</param>
    public void Trace(double[] grid, int at, int every, bool isTurned, double height)
    {
        values = grid;
        from = at;
        step = every;
        stride = ((side - 1) * every + 1) * every;
        sign = isTurned ? -1 : 1;
        level = height;
        for (int e = 0; e < next.Length; e++)
            next[e] = -1;
        for (int row = -1; row < side; row++)
        {
            for (int column = -1; column < side; column++)
                Cross(column, row);
        }

        Rings = 0;
        int count = 0;
        for (int e = 0; e < next.Length; e++)
        {
            if (next[e] < 0)
                continue;
            count = Follow(e, count);
            Ends[Rings++] = count;
        }
    }

    private int Follow(int first, int count)
    {
        int begin = count;
        int edge = first;
        while (next[edge] >= 0)
        {
            int after = next[edge];
            next[edge] = -1;
            count = Add(edge, begin, count);
            edge = after;
        }

        return count;
    }

    // A point on the way straight on takes the place of the one before it.
    private int Add(int edge, int begin, int count)
    {
        bool isLying = edge < next.Length / 2;
        int place = isLying ? edge : edge - next.Length / 2;
        int line = place / (side + 1);
        int gap = place % (side + 1) - 1;
        double along = gap + (isLying ? Reached(gap, line, gap + 1, line) : Reached(line, gap, line, gap + 1));
        double x = (isLying ? along : line) / (side - 1);
        double y = (isLying ? line : along) / (side - 1);
        if (count > begin + 1)
        {
            double dx = x - Points[2 * count - 4];
            double dy = y - Points[2 * count - 3];
            double turn = dx * (y - Points[2 * count - 1]) - dy * (x - Points[2 * count - 2]);
            if (Math.Abs(turn) < Straight)
                count--;
        }

        Points[2 * count] = x;
        Points[2 * count + 1] = y;
        return count + 1;
    }

    // How far between two crossings the level is reached; at the one that there is, where the other lies outside.
    private double Reached(int column, int row, int otherColumn, int otherRow)
    {
        if (column < 0 || row < 0)
            return 1;
        if (otherColumn == side || otherRow == side)
            return 0;
        double here = Value(column, row);
        double share = (level - here) / (Value(otherColumn, otherRow) - here);
        return share >= 0 && share <= 1 ? share : 0.5;
    }

    // The borders in one field of the grid, each from an edge to an edge.
    private void Cross(int column, int row)
    {
        int top = Lying(column, row);
        int bottom = Lying(column, row + 1);
        int left = Standing(column, row);
        int right = Standing(column + 1, row);
        int corners =
            (IsHigh(column, row) ? 1 : 0)
            + (IsHigh(column + 1, row) ? 2 : 0)
            + (IsHigh(column + 1, row + 1) ? 4 : 0)
            + (IsHigh(column, row + 1) ? 8 : 0);
        switch (corners)
        {
            case 1:
                next[top] = left;
                break;
            case 2:
                next[right] = top;
                break;
            case 3:
                next[right] = left;
                break;
            case 4:
                next[bottom] = right;
                break;
            case 5:
                bool isJoined = IsHighBetween(column, row);
                next[top] = isJoined ? right : left;
                next[bottom] = isJoined ? left : right;
                break;
            case 6:
                next[bottom] = top;
                break;
            case 7:
                next[bottom] = left;
                break;
            case 8:
                next[left] = bottom;
                break;
            case 9:
                next[top] = bottom;
                break;
            case 10:
                bool isOne = IsHighBetween(column, row);
                next[left] = isOne ? top : bottom;
                next[right] = isOne ? bottom : top;
                break;
            case 11:
                next[right] = bottom;
                break;
            case 12:
                next[left] = right;
                break;
            case 13:
                next[top] = right;
                break;
            case 14:
                next[left] = top;
                break;
            default:
                break;
        }
    }

    private int Lying(int column, int row)
    {
        return row * (side + 1) + column + 1;
    }

    private int Standing(int column, int row)
    {
        return next.Length / 2 + column * (side + 1) + row + 1;
    }

    private bool IsHigh(int column, int row)
    {
        return column >= 0 && row >= 0 && column < side && row < side && Value(column, row) >= level;
    }

    private bool IsHighBetween(int column, int row)
    {
        double sum = Value(column, row) + Value(column + 1, row);
        return (sum + Value(column, row + 1) + Value(column + 1, row + 1)) / 4 >= level;
    }

    private double Value(int column, int row)
    {
        return sign * values[from + row * stride + column * step];
    }
}
