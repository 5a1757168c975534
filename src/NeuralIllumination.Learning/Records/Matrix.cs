namespace NeuralIllumination.Learning;

/// <summary>An immutable table of numbers, [rows × columns].</summary>
public sealed class Matrix
{
    private readonly double[] values;

    /// <summary>Takes over <paramref name="values"/>, laid out row by row; the caller keeps no reference.</summary>
    internal Matrix(int rows, int columns, double[] values)
    {
        Rows = rows;
        Columns = columns;
        this.values = values;
    }

    /// <summary>Copies a table.</summary>
    /// <exception cref="ShapeException">The rows differ in length.</exception>
    public static Matrix Of(IReadOnlyList<double[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int columns = rows.Count == 0 ? 0 : rows[0].Length;
        for (int r = 1; r < rows.Count; r++)
        {
            if (rows[r].Length != columns)
                throw new ShapeException(
                    $"Rows must be equally long; row 0 has {columns} values, row {r} has {rows[r].Length}."
                );
        }

        return new Matrix(rows.Count, columns, rows.SelectMany(row => row).ToArray());
    }

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>How many columns.</summary>
    public int Columns { get; }

    /// <summary>The value in row <paramref name="row"/>, column <paramref name="column"/>, both from 0.</summary>
    public double this[int row, int column] =>
        (uint)row < (uint)Rows && (uint)column < (uint)Columns
            ? values[row * Columns + column]
            : throw new ShapeException(
                $"Row and column of a table of [{Rows} × {Columns}] must be 0 to {Rows - 1} and 0 to {Columns - 1}; got [{row}, {column}]."
            );

    /// <summary>One row.</summary>
    public ReadOnlySpan<double> Row(int row) => values.AsSpan(row * Columns, Columns);

    /// <summary>Every value, row by row.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <inheritdoc/>
    public override string ToString() => $"[{Rows} × {Columns}]";
}
