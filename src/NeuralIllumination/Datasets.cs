using NeuralIllumination.Learning;

namespace NeuralIllumination;

/// <summary>Makes data sets.</summary>
public static partial class Datasets
{
    /// <summary>Any generated data set.</summary>
    /// <param name="generator">Which.</param>
    /// <param name="seed">0 to 2⁵³ − 1; one seed is one data set.</param>
    /// <param name="train">Samples to learn from, 1 to 100,000; null for the usual number.</param>
    /// <param name="test">Samples to be tested on, 0 to 100,000; null for the usual number.</param>
    /// <param name="noise">
    /// 0 to 0.5: of a picture the probability that a pixel flips, of the plane the standard deviation of a point's place; null for the usual one.
    /// </param>
    /// <exception cref="OptionException">
    /// A seed, a count or a noise outside its range, more samples than there are, or a generator that does not exist.
    /// </exception>
    public static Dataset Generate(
        Generator generator,
        long seed = 42,
        int? train = null,
        int? test = null,
        double? noise = null
    )
    {
        (int forTraining, int forTest) = DatasetRecord.Counts(generator, train, test);
        return new(
            LongWork.Do(
                "sample",
                0,
                forTraining + forTest,
                work =>
                    DatasetRecord.Generate(
                        generator,
                        seed,
                        forTraining,
                        forTest,
                        noise,
                        work.Counts(null),
                        work.Cancellation
                    )
            )
        );
    }

    /// <summary>A data set of your own samples, divided by chance, the same way for the same seed.</summary>
    /// <param name="samples">Samples: their values, as many in each, and their label from 0.</param>
    /// <param name="testShare">The share to be tested on, 0 to below 1.</param>
    /// <param name="seed">0 to 2⁵³ − 1.</param>
    /// <param name="classes">The classes' names, by label; null to number them.</param>
    /// <param name="width">Pixels across; null for a square picture where the values make one, else a column.</param>
    /// <exception cref="InvalidInputException">Nothing to learn from, samples of different lengths, values that are not finite, labels out of range.</exception>
    public static Dataset From(
        IEnumerable<Sample> samples,
        double testShare = 0.2,
        long seed = 42,
        IReadOnlyList<string>? classes = null,
        int? width = null
    ) => new(OwnData.Split(samples, testShare, seed, classes, width));

    /// <summary>As above, from two arrays of the same length.</summary>
    /// <param name="pixels">A sample a row.</param>
    /// <param name="labels">A label a row, from 0.</param>
    /// <param name="testShare">The share to be tested on, 0 to below 1.</param>
    /// <param name="seed">0 to 2⁵³ − 1.</param>
    /// <param name="classes">The classes' names, by label; null to number them.</param>
    /// <param name="width">Pixels across; null for a square picture where the values make one, else a column.</param>
    /// <exception cref="InvalidInputException">As above, or arrays of different lengths.</exception>
    public static Dataset From(
        double[][] pixels,
        int[] labels,
        double testShare = 0.2,
        long seed = 42,
        IReadOnlyList<string>? classes = null,
        int? width = null
    )
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        if (pixels.Length != labels.Length)
            throw new ShapeException(
                $"Every sample needs a label; got {pixels.Length} samples and {labels.Length} labels."
            );
        return From(pixels.Select((row, s) => new Sample(row, labels[s])), testShare, seed, classes, width);
    }

    /// <summary>A data set of regression: quantities to be predicted, any numbers, and no classes.</summary>
    /// <param name="values">x, a sample a row.</param>
    /// <param name="targets">y, a sample a row, as many quantities in each.</param>
    /// <param name="testShare">The share to be tested on, 0 to below 1.</param>
    /// <param name="seed">0 to 2⁵³ − 1.</param>
    /// <param name="names">The quantities' names; null for y, or y0, y1, …</param>
    /// <param name="width">Pixels across; null for a square picture where the values make one, else a column.</param>
    /// <exception cref="InvalidInputException">As above, or arrays of different lengths.</exception>
    public static Dataset FromQuantities(
        double[][] values,
        double[][] targets,
        double testShare = 0.2,
        long seed = 42,
        IReadOnlyList<string>? names = null,
        int? width = null
    )
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(targets);
        return values.Length == targets.Length
            ? From(values.Select((row, s) => new Sample(row, targets[s])), testShare, seed, names, width)
            : throw new ShapeException(
                $"Every sample needs quantities to be predicted; got {values.Length} samples and {targets.Length} rows of quantities."
            );
    }

    /// <summary>A data set from samples that are already divided.</summary>
    /// <param name="train">What to learn from, at least one sample.</param>
    /// <param name="test">What to be tested on; may be empty.</param>
    /// <param name="classes">The classes' names, by label; null to number them.</param>
    /// <param name="width">Pixels across; null for a square picture where the values make one, else a column.</param>
    /// <exception cref="InvalidInputException">As above.</exception>
    public static Dataset From(
        IEnumerable<Sample> train,
        IEnumerable<Sample> test,
        IReadOnlyList<string>? classes = null,
        int? width = null
    ) => new(OwnData.Create(train, test, classes, width));

    /// <summary>
    /// A data set from a CSV file, one sample a line; commas, semicolons or tabs between its fields, with a header or without. What is understood
    /// of it stands in the data set (<see cref="DatasetRecord.Understood"/>) and is shown with it.
    /// </summary>
    /// <param name="path">The file to learn from, and to divide if there is no other.</param>
    /// <param name="testPath">A file to be tested on; null to set aside a share of the first.</param>
    /// <param name="testShare">That share, 0 to below 1, of each class.</param>
    /// <param name="seed">0 to 2⁵³ − 1.</param>
    /// <param name="width">Pixels across; null for a square picture where unnamed values make one of at least 4 × 4, else a column.</param>
    /// <param name="label">
    /// The column of classes: its name, its number from 1, <c>first</c> or <c>last</c>; null to find it, where it can be seen.
    /// </param>
    /// <param name="target">Of regression the column that is to be predicted, or several with commas between; null where classes are told apart.</param>
    /// <param name="without">Columns that are not learned from, with commas between; null for none.</param>
    /// <param name="header">Whether the first line names the columns; null to find out.</param>
    /// <param name="scale">How values are made small; null to take them as they are.</param>
    /// <param name="cancellation">Heeded between lines.</param>
    /// <exception cref="InvalidInputException">The file cannot be read, or as above; the message names the line.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Dataset FromCsv(
        string path,
        string? testPath = null,
        double testShare = 0.2,
        long seed = 42,
        int? width = null,
        string? label = null,
        string? target = null,
        string? without = null,
        bool? header = null,
        Scaling? scale = null,
        CancellationToken cancellation = default
    ) =>
        FromCsv(
            new CsvFile
            {
                Path = path,
                TestPath = testPath,
                TestShare = testShare,
                Seed = seed,
                Width = width,
                Scale = scale,
                Columns = new()
                {
                    Label = label,
                    Targets = CsvChoice.Listed(target),
                    Without = CsvChoice.Listed(without),
                    HasHeader = header,
                },
            },
            cancellation
        );

    /// <summary>A data set from a CSV file, as it is described.</summary>
    /// <param name="file">The file, and what is said of it.</param>
    /// <param name="cancellation">Heeded between lines.</param>
    /// <exception cref="InvalidInputException">As above.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Dataset FromCsv(CsvFile file, CancellationToken cancellation = default) =>
        FromCsv(file, null, cancellation);

    /// <summary>The same for a recipe that does not carry its data: the file is divided and scaled as it was then.</summary>
    /// <param name="file">The file, and what is said of it.</param>
    /// <param name="recipe">The recipe; null for a file that is read for the first time.</param>
    /// <param name="cancellation">Heeded between lines.</param>
    /// <exception cref="InvalidInputException">As above.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Dataset FromCsv(CsvFile file, Recipe? recipe, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new(
            LongWork.Do(
                "line",
                0,
                file.Lines,
                work =>
                    recipe is null
                        ? file.Read(work.Counts(null), work.Cancellation)
                        : file.ReadFor(recipe, work.Counts(null), work.Cancellation),
                cancellation: cancellation
            )
        );
    }
}
