namespace NeuralIllumination.Learning;

/// <summary>Where a recipe's data come from: a generator and its seed, or the data themselves, or a digest of data too large to carry.</summary>
public sealed record DataSource
{
    /// <summary>The generator's term, as <see cref="GeneratorKind"/> has it; null for data of the user's own.</summary>
    public string? Generator { get; init; }

    /// <summary>The generator's seed.</summary>
    public long Seed { get; init; }

    /// <summary>The generator's noise; null for the one that it usually has.</summary>
    public double? Noise { get; init; }

    /// <summary>Samples to learn from.</summary>
    public required int TrainCount { get; init; }

    /// <summary>Samples to be tested on.</summary>
    public required int TestCount { get; init; }

    /// <summary>The share of all samples that is tested on.</summary>
    public double TestShare => TestCount / ((double)TrainCount + TestCount);

    /// <summary>What a network is given beside a point's coordinates, in order, each once; of other data none.</summary>
    public IReadOnlyList<PlaneFeature> Features { get; init; } = [];

    /// <summary>How values of the user's own are made small before anything is learned or added; null where they are taken as they are.</summary>
    public Scaling? Scale { get; init; }

    /// <summary>The user's own data as they were read, packed; null for generated data and for data over 128 KB.</summary>
    public PackedData? Packed { get; init; }

    /// <summary>16 hexadecimal digits over the user's own data, by which a file given again is recognised; null for generated data.</summary>
    public string? Digest { get; init; }
}
