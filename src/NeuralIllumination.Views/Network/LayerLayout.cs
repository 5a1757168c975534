using NeuralIllumination.Engine;

namespace NeuralIllumination.Views;

/// <summary>Where a layer's units stand; layer 0 is the sample itself.</summary>
/// <param name="Index">0 for the input, then the layers in order.</param>
/// <param name="Count">All units of the layer.</param>
/// <param name="Units">Those that are shown, in order of their index.</param>
/// <param name="X">Left edge.</param>
/// <param name="Width">Width.</param>
/// <param name="IsPicture">Whether the units are the pixels of a picture.</param>
public sealed record LayerLayout(
    int Index,
    int Count,
    IReadOnlyList<UnitLayout> Units,
    double X,
    double Width,
    bool IsPicture = false
)
{
    /// <summary>Where the layer's name stands, on its baseline.</summary>
    public Spot Head { get; init; }

    /// <summary>The most the name may take.</summary>
    public double HeadRoom { get; init; }

    /// <summary>Whether the name stands to both sides of its place, or begins there.</summary>
    public bool IsHeadCentred { get; init; }

    /// <summary>Where the count of units not shown stands.</summary>
    public Spot More { get; init; }

    /// <summary>The most that words below a unit may take, where layers are stacked.</summary>
    public double WordsRoom { get; init; }

    /// <summary>The upper left corner of the plane's square, where the input is one.</summary>
    public Spot Plane { get; init; }

    /// <summary>The side of that square; 0 where there is none.</summary>
    public double PlaneSide { get; init; }

    /// <summary>The side of a cell in a unit's picture of its weights; 0 where the layer's weights come from no picture.</summary>
    public double Cell { get; init; }

    /// <summary>How many weights along a side a cell stands for.</summary>
    public int Block { get; init; }

    /// <summary>Where that picture begins, from the upper left corner of the unit's square.</summary>
    public Spot Picture { get; init; }

    /// <summary>How many units did not fit.</summary>
    public int Folded => Count - Units.Count;

    /// <summary>The place of a unit; null when it is folded away.</summary>
    public UnitLayout? Find(int unit) => Folded == 0 ? Units[unit] : Units.FirstOrDefault(shown => shown.Unit == unit);

    /// <summary>Reads one layer of a layout.</summary>
    internal static LayerLayout Of(StageLayout stage, int index)
    {
        int[] shown = stage.Contents.Shown[index];
        ReadOnlySpan<double> numbers = stage.Layers.AsSpan(StageLayout.LayerNumbers * index, StageLayout.LayerNumbers);
        List<UnitLayout> units = [];
        for (int i = 0; i < shown.Length; i++)
        {
            int at = StageLayout.UnitNumbers * (stage.First[index] + i);
            ReadOnlySpan<double> u = stage.Units.AsSpan(at, StageLayout.UnitNumbers);
            units.Add(new(shown[i], u[0], u[1], u[2], u[3], new Spot(u[4], u[5]), new Spot(u[6], u[7])));
        }

        bool isPicture = index == 0 && stage.Contents.IsPicture;
        return new(index, stage.Contents.Sizes[index], units, numbers[0], numbers[1], isPicture)
        {
            Head = new(numbers[2], numbers[3]),
            HeadRoom = numbers[4],
            IsHeadCentred = numbers[5] > 0,
            More = new(numbers[6], numbers[7]),
            WordsRoom = numbers[8],
            Plane = index == 0 ? new(stage.PlaneX, stage.PlaneY) : default,
            PlaneSide = index == 0 ? stage.PlaneSide : 0,
            Cell = numbers[9],
            Block = (int)numbers[12],
            Picture = new(numbers[10], numbers[11]),
        };
    }
}
