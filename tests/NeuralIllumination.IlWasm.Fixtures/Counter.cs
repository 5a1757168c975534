namespace NeuralIllumination.IlWasm.Fixtures;

/// <summary>A constructor that changes its readonly fields in a loop, and reads them there through properties.</summary>
public sealed class Counter
{
    private readonly int count;
    private readonly int[] seen;

    public Counter(int turns)
    {
        seen = new int[1];
        for (int i = 0; i < turns; i++)
        {
            count += i;
            Sum += Count * 3;
            if (Seen.Length < 4)
                seen = new int[Seen.Length + 1];
        }
    }

    public int Count => count;

    public int[] Seen => seen;

    public int Sum { get; }
}
