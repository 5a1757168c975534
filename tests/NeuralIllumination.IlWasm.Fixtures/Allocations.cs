namespace NeuralIllumination.IlWasm.Fixtures;

/// <summary>What makes and reads objects and arrays across the border.</summary>
public static class Allocations
{
    public static double[] Zeros(int length) => new double[length];

    public static double[] Ones(int length)
    {
        double[] values = new double[length];
        for (int i = 0; i < values.Length; i++)
            values[i] = 1;
        return values;
    }

    public static double Sum(double[] values)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
            sum += values[i];
        return sum;
    }

    public static double First(double[] values) => values[0];

    public static Cell NewCell() => new Cell(1, null);

    public static int Count(Cell cell) => cell.Count;

    public static int Hoard(int length)
    {
        int kept = 0;
        while (length > 0)
            kept += new int[length].Length;
        return kept;
    }
}
