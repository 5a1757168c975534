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
    /// <summary>How many units did not fit.</summary>
    public int Folded => Count - Units.Count;

    /// <summary>Below the last unit.</summary>
    public double Bottom => Units[^1].Y + Units[^1].Height;

    /// <summary>The place of a unit; null when it is folded away.</summary>
    public UnitLayout? Find(int unit) => Folded == 0 ? Units[unit] : Units.FirstOrDefault(shown => shown.Unit == unit);
}
