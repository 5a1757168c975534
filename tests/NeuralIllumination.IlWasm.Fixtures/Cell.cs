namespace NeuralIllumination.IlWasm.Fixtures;

/// <summary>An object of the subset: fields of every size, properties, a constructor that reads what it has just set.</summary>
public sealed class Cell
{
    private readonly int[] numbers;
    private double value;
    private long total;

    public Cell(int count, Cell? next)
    {
        numbers = new int[count];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = i * i;
        Sizes = new double[1][];
        Sizes[0] = new double[1];
        Sizes[0][0] = Count;
        Sizes = new double[count][];
        for (int i = 0; i < Sizes.Length; i++)
            Sizes[i] = new double[i];
        Next = next;
    }

    public double[][] Sizes { get; }

    public Cell? Next { get; set; }

    public int Count => numbers.Length;

    public bool IsOn { get; set; }

    public Sign Sign { get; set; }

    public double Value
    {
        get => value;
        set
        {
            this.value = value;
            total++;
        }
    }

    public long Total => total;

    public int[] Numbers => numbers;

    public int Number(int at) => numbers[at];

    public void Add(long more)
    {
        total += more;
    }
}
