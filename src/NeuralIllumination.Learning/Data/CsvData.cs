namespace NeuralIllumination.Learning;

/// <summary>
/// Samples from a CSV file, one a line. Commas, semicolons or tabs stand between its fields; beside the last two the decimal mark may be a comma. A
/// header, the label's column and the label's kind are found where they can be seen, and asked for where they cannot.
/// </summary>
public sealed class CsvData
{
    private CsvData(CsvTable table, CsvRoles roles, IReadOnlyList<Sample> samples, IReadOnlyList<string> classes)
    {
        Samples = samples;
        Classes = classes;
        Inputs = table.HasHeader
            ? [.. roles.Values.Select((column, i) => table.NameOf(column) ?? FormattableString.Invariant($"x{i}"))]
            : null;
        IsRegression = roles.Targets.Count > 0;
    }

    /// <summary>The samples, in the file's order.</summary>
    public IReadOnlyList<Sample> Samples { get; }

    /// <summary>
    /// The classes' names, each one's that a sample has: in the order of their numbers where every label is a number, else alphabetically. Of
    /// regression the names of the quantities.
    /// </summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>What the header calls the values; null where there is none.</summary>
    public IReadOnlyList<string>? Inputs { get; }

    /// <summary>Whether quantities are to be predicted, and not classes told apart.</summary>
    public bool IsRegression { get; }

    /// <summary>What was understood, a line each: how the file is written, which column is what, how far the values reach, and what looks odd.</summary>
    public IReadOnlyList<string> Understood { get; private init; } = [];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="said">What is to be known about its columns; null to find it.</param>
    /// <param name="classes">The classes' names, where they are known already (a test file's come from its training file); null to find them.</param>
    /// <param name="progress">Told how many lines are read.</param>
    /// <param name="cancellation">Heeded between lines.</param>
    /// <exception cref="FileFormatException">The file is absent, cannot be read or is not CSV.</exception>
    /// <exception cref="ShapeException">A line has more or fewer fields than the first, or no value.</exception>
    /// <exception cref="SampleException">No samples, a value that is not a finite number, an unknown label, or a label that cannot be found.</exception>
    /// <exception cref="OptionException">A column that there is not, or that is given two roles.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CsvData Read(
        string path,
        CsvChoice? said = null,
        IReadOnlyList<string>? classes = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    ) => Parse(path, WholeFile.Read(path), said, classes, progress, cancellation);

    /// <summary>Reads a text, as <see cref="Read"/> does a file; the exceptions are the same.</summary>
    /// <param name="where">What to call it in a message.</param>
    /// <param name="text">The text.</param>
    /// <param name="said">As of <see cref="Read"/>.</param>
    /// <param name="classes">As of <see cref="Read"/>.</param>
    /// <param name="progress">As of <see cref="Read"/>.</param>
    /// <param name="cancellation">As of <see cref="Read"/>.</param>
    public static CsvData Parse(
        string where,
        string text,
        CsvChoice? said = null,
        IReadOnlyList<string>? classes = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        said ??= new();
        CsvFields fields = CsvFields.Of(where, text, progress, cancellation);
        if (fields.Rows == 0)
            throw new SampleException($"{where}: expected at least 1 sample, found none.");
        CsvTable table = new(where, fields, said.HasHeader);
        CsvRoles roles = new(where, table, said);
        Sample[] samples = new Sample[table.Rows];
        string[] names = classes?.ToArray() ?? CsvLabels.Find(where, table, roles);
        CsvLabels? labels = roles.Label is { } column ? new(table, column, names) : null;
        for (int row = 0; row < table.Rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            double[] x = Numbers(table, row, roles.Values);
            samples[row] = labels is null
                ? new Sample(x, Numbers(table, row, roles.Targets))
                : new Sample(x, labels.Of(row));
        }

        return new CsvData(table, roles, samples, names)
        {
            Understood = CsvReport.Of(where, fields, table, roles, samples, names),
        };
    }

    /// <summary>How many lines a file has: what <see cref="Read"/> has to do.</summary>
    /// <exception cref="FileFormatException">The file is absent or cannot be read.</exception>
    internal static int LinesOf(string path) => CsvFields.LinesOf(WholeFile.Read(path));

    private static double[] Numbers(CsvTable table, int row, IReadOnlyList<int> columns)
    {
        double[] numbers = new double[columns.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = table.Number(row, columns[i]);
            if (!double.IsFinite(numbers[i]))
                throw Refused(table, row, columns[i]);
        }

        return numbers;
    }

    private static SampleException Refused(CsvTable table, int row, int column)
    {
        string text = table.Text(row, column);
        string place = table.Place(row, column);
        if (text.Any(char.IsControl))
            return new($"{place}: expected a finite number, found a control character in {Quoted.Of(text)}.");
        string remedy =
            table.IsText(column) ? $" The column holds text: leave it out, --without {table.Typed(column)}."
            : row == 0 && !table.HasHeader ? " If the line names the columns, say --header yes."
            : text.Length == 0 ? " Fill it in, or take the line out."
            : "";
        return new($"{place}: expected a finite number, found {Quoted.Of(text)}.{remedy}");
    }
}
