using NeuralIllumination.Engine;

namespace NeuralIllumination.Tests;

/// <summary>Stages to lay out, made by chance: every kind of input, up to six hidden layers, narrow and wide, still and live.</summary>
internal sealed record StageCase(
    int[] Sizes,
    int Columns,
    int Rows,
    int NameLength,
    int[][] Chosen,
    bool IsStacked,
    bool IsLive
)
{
    /// <summary>The same ones every time.</summary>
    public static IReadOnlyList<StageCase> Make(int count)
    {
        Xoshiro256 random = new(5, 17);
        return [.. Enumerable.Range(0, count).Select(i => Make(random, i))];
    }

    /// <summary>What is shown, as C# lays it out.</summary>
    public StageLayout Layout()
    {
        StageContents contents = new(Sizes, Columns, Rows) { NameLength = NameLength };
        for (int layer = 0; layer < Sizes.Length; layer++)
            contents.Choose(layer, Chosen[layer]);
        return new StageLayout(contents, IsStacked, IsLive);
    }

    public override string ToString() =>
        $"{string.Join('-', Sizes)} of {Columns}×{Rows}, names of {NameLength}, {(IsStacked ? "stacked" : "wide")}, {(IsLive ? "live" : "still")}";

    private static StageCase Make(Xoshiro256 random, int index)
    {
        int From(int least, int most) => least + (int)(random.NextDouble() * (most - least + 1));
        int kind = index % 4;
        int columns = kind == 0 ? From(2, 28) : 1;
        int rows =
            kind == 0 ? From(1, 28)
            : kind == 1 ? 2
            : From(1, 45);
        int[] hidden = [.. Enumerable.Range(0, From(0, 6)).Select(_ => From(1, 64))];
        int[] sizes = [columns * rows, .. hidden, From(1, 14)];
        return new(
            sizes,
            columns,
            rows,
            kind == 3 ? From(1, 20) : 3,
            [.. sizes.Select(size => Enumerable.Range(0, From(0, 25)).Select(_ => From(0, size - 1)).ToArray())],
            index / 4 % 2 == 1,
            index / 8 % 2 == 1
        );
    }
}
