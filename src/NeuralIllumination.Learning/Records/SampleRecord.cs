namespace NeuralIllumination.Learning;

/// <summary>One sample: a picture and its class.</summary>
/// <param name="Index">Its index in its set, from 0.</param>
/// <param name="Shape">How to show it.</param>
/// <param name="Pixels">x, [features], row by row.</param>
/// <param name="Label">Its class, from 0.</param>
public sealed record SampleRecord(int Index, PictureShape Shape, IReadOnlyList<double> Pixels, int Label)
{
    /// <summary>What its set is called: training, test; empty when it belongs to none.</summary>
    public string Set { get; init; } = "";

    /// <summary>y: what is to be predicted, where that is no class; else null.</summary>
    public IReadOnlyList<double>? Targets { get; init; }

    /// <summary>Its class's name; of regression that of the first quantity.</summary>
    public string ClassName => Shape.Classes[Label];
}
