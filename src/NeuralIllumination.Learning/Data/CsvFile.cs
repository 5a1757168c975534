namespace NeuralIllumination.Learning;

/// <summary>What a person says of a CSV file of their own: where it is, how it is read, divided and scaled.</summary>
public sealed record CsvFile
{
    /// <summary>The file to learn from, and to divide if there is no other.</summary>
    public required string Path { get; init; }

    /// <summary>A file to be tested on, written as the first; null to set aside a share of the first.</summary>
    public string? TestPath { get; init; }

    /// <summary>What is to be known about the columns.</summary>
    public CsvChoice Columns { get; init; } = new();

    /// <summary>How values are made small; null to take them as they are.</summary>
    public Scaling? Scale { get; init; }

    /// <summary>The share to be tested on, 0 to below 1, of each class; null for the usual one.</summary>
    public double? TestShare { get; init; }

    /// <summary>The seed by which it is divided, 0 to 2⁵³ − 1; null for the usual one.</summary>
    public long? Seed { get; init; }

    /// <summary>
    /// Pixels across; null for a square picture where the values make one of at least 4 × 4 and have no names of their own, else a column. (Names
    /// such as <c>pixel0</c>, <c>pixel1</c> are numbers, and no names of their own.)
    /// </summary>
    public int? Width { get; init; }

    /// <summary>Reads the file.</summary>
    /// <param name="progress">Told how many lines are read.</param>
    /// <param name="cancellation">Heeded between lines.</param>
    /// <exception cref="InvalidInputException">It cannot be read, or does not say what is to be learned; the message names the line and the remedy.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public DatasetRecord Read(IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        CsvData csv = CsvData.Read(Path, Columns, null, progress, cancellation);
        return Divided(csv, TestShare ?? Ranges.TestShare.Default, Seed ?? Seeds.Usual, cancellation);
    }

    /// <summary>
    /// Reads the file again for a recipe that does not carry its data. It is divided and scaled as then: a recipe says how many samples were tested
    /// on, and not by which share and seed, so that the likely ones are tried.
    /// </summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="progress">Told how many lines are read.</param>
    /// <param name="cancellation">Heeded between lines.</param>
    /// <exception cref="InvalidInputException">As of <see cref="Read"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public DatasetRecord ReadFor(
        Recipe recipe,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(recipe);
        CsvFile then = this with { Scale = recipe.Data.Scale, Width = Width ?? recipe.Data.Packed?.Shape.Width };
        CsvData csv = CsvData.Read(Path, Columns, null, progress, cancellation);
        double[] shares = TestShare is { } share ? [share] : [Ranges.TestShare.Default, recipe.Data.TestShare];
        long[] seeds = Seed is { } seed ? [seed] : [recipe.Options.StartSeed, Seeds.Usual];
        DatasetRecord[] tried =
        [
            .. seeds.SelectMany(by => shares.Select(part => then.Divided(csv, part, by, cancellation))),
        ];
        return Array.Find(tried, data => data.Source.Digest == recipe.Data.Digest) ?? tried[0];
    }

    private DatasetRecord Divided(CsvData csv, double share, long seed, CancellationToken cancellation)
    {
        string name = System.IO.Path.GetFileName(Path);
        IReadOnlyList<string>? inputs = csv.Inputs is { } names && !AreNumbered(names) ? names : null;
        int? width = Width ?? (inputs is not null || csv.Samples[0].Pixels.Count < LeastPicture ? 1 : null);
        DatasetRecord data = TestPath is { } path
            ? OwnData.Create(csv.Samples, Tested(path, csv, cancellation).Samples, csv.Classes, width, name, inputs)
            : OwnData.Split(csv.Samples, share, seed, csv.Classes, width, name, inputs);
        return new DatasetRecord(data.Name, data.Train, data.Test, data.Source)
        {
            Understood = [.. csv.Understood, .. Missing(data)],
        }.Scaled(Scale);
    }

    /// <summary>How many lines there are to be read.</summary>
    /// <exception cref="FileFormatException">A file is absent or cannot be read.</exception>
    public int Lines => CsvData.LinesOf(Path) + (TestPath is null ? 0 : CsvData.LinesOf(TestPath));

    // A picture of fewer is hardly one; four measurements are none.
    private const int LeastPicture = 16;

    private CsvData Tested(string path, CsvData learned, CancellationToken cancellation)
    {
        CsvData tested = CsvData.Read(path, Columns, learned.Classes, null, cancellation);
        return tested.Samples[0].Pixels.Count == learned.Samples[0].Pixels.Count
            ? tested
            : throw new ShapeException(
                $"{path}: expected {learned.Samples[0].Pixels.Count} values in a line, as {Path} has; found {tested.Samples[0].Pixels.Count}."
            );
    }

    private static bool AreNumbered(IReadOnlyList<string> names) =>
        names.Select(name => name.TrimEnd("0123456789".ToCharArray())).Distinct(StringComparer.Ordinal).Count() == 1
        && names.All(name => char.IsAsciiDigit(name[^1]));

    private static IEnumerable<string> Missing(DatasetRecord data)
    {
        if (data.Shape.IsRegression || data.Test.Count == 0)
            yield break;
        foreach (
            (SampleSet set, string what) in ((SampleSet, string)[])
                [(data.Train, "learned from"), (data.Test, "tested on")]
        )
        {
            string[] missing = [.. data.Shape.Classes.Where((_, k) => set.ClassCounts[k] == 0)];
            if (missing.Length > 0)
                yield return $"Missing: no sample of {string.Join(", ", missing.Take(12).Select(Quoted.Of))}{(missing.Length > 12 ? ", …" : "")} is {what}.";
        }
    }
}
