using System.Globalization;
using Microsoft.VisualBasic.FileIO;

namespace NeuralIllumination.Learning;

/// <summary>Reads samples from a CSV file: one a line, its label first (a number from 0 or a name), then its values; a header may come first.</summary>
public sealed class CsvData
{
    private const int MostLine = 5_000_000;
    private const int MostQuotedLines = 1_000;

    private CsvData(IReadOnlyList<Sample> samples, IReadOnlyList<string> classes)
    {
        Samples = samples;
        Classes = classes;
    }

    /// <summary>The samples, in the file's order.</summary>
    public IReadOnlyList<Sample> Samples { get; }

    /// <summary>The classes' names: 0, 1, … where every label is a whole number, else the names in alphabetical order.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Reads a file. Fields are separated by commas; the decimal mark is a point.</summary>
    /// <param name="path">The file.</param>
    /// <param name="classes">The classes' names, where they are known already (a test file's come from its training file); null to find them.</param>
    /// <param name="progress">Told how many lines are read.</param>
    /// <param name="cancellation">Heeded between lines.</param>
    /// <exception cref="FileFormatException">The file is absent, cannot be read or is not CSV.</exception>
    /// <exception cref="ShapeException">A line has more or fewer values than the first.</exception>
    /// <exception cref="SampleException">No samples, a value that is not a finite number, or an unknown label.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CsvData Read(
        string path,
        IReadOnlyList<string>? classes = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        List<(long Line, string[] Fields)> rows = Rows(path, WholeFile.Read(path), progress, cancellation);
        if (IsHeader(rows))
            rows.RemoveAt(0);
        if (rows.Count == 0)
            throw new SampleException(
                $"{path}: expected at least 1 sample (label first, then its values), found none."
            );

        int features = rows[0].Fields.Length - 1;
        if (features < 1)
            throw new ShapeException(
                $"{path}, line {rows[0].Line}: expected a label and at least 1 value, found {rows[0].Fields.Length} field."
            );

        classes ??= FindClasses(path, rows);
        Dictionary<string, int> labels = new(StringComparer.Ordinal);
        for (int k = 0; k < classes.Count; k++)
            labels.TryAdd(classes[k], k);
        List<Sample> samples = [];
        foreach ((long line, string[] fields) in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Array.FindIndex(fields, field => field.Any(char.IsControl)) is >= 0 and var odd)
                throw new SampleException(
                    $"{path}, line {line}, column {odd + 1}: expected text or a number, found a control character in {Quoted.Of(fields[odd])}."
                );
            if (fields.Length != features + 1)
                throw new ShapeException(
                    $"{path}, line {line}: expected {features} values as in line {rows[0].Line}, found {fields.Length - 1}."
                );

            double[] pixels = new double[features];
            for (int i = 0; i < features; i++)
            {
                if (!TryNumber(fields[i + 1], out pixels[i]) || !double.IsFinite(pixels[i]))
                    throw new SampleException(
                        $"{path}, line {line}, column {i + 2}: expected a finite number, found {Quoted.Of(fields[i + 1])}."
                    );
            }

            samples.Add(new Sample(pixels, Label(fields[0], labels, classes, path, line)));
        }

        return new CsvData(samples, classes);
    }

    /// <summary>How many lines a file has: what <see cref="Read"/> has to do.</summary>
    /// <exception cref="FileFormatException">The file is absent or cannot be read.</exception>
    internal static int LinesOf(string path) => LastLine(WholeFile.Read(path));

    private static List<(long Line, string[] Fields)> Rows(
        string path,
        string text,
        IProgress<int>? progress,
        CancellationToken cancellation
    )
    {
        CheckLines(path, text);
        using TextFieldParser parser = new(new StringReader(text)) { HasFieldsEnclosedInQuotes = true };
        parser.SetDelimiters(",");
        List<(long, string[])> rows = [];
        try
        {
            while (!parser.EndOfData)
            {
                cancellation.ThrowIfCancellationRequested();
                if (parser.ReadFields() is not { } fields)
                    continue;

                // The parser names the line it will read next, and none at the end.
                long line = parser.LineNumber > 0 ? parser.LineNumber - 1 : LastLine(text);
                rows.Add((line, [.. fields.Select(field => field.Trim())]));
                progress?.Report((int)line);
            }
        }
        catch (MalformedLineException cause)
        {
            throw new FileFormatException(
                $"{path}, line {parser.ErrorLineNumber}: expected comma-separated fields, found a quote that does not end.",
                cause
            );
        }

        return rows;
    }

    /// <summary>
    /// Refuses what the parser has no end for: it holds at most 10 million characters, and reads a quote again from its start with every line.
    /// </summary>
    private static void CheckLines(string path, string text)
    {
        bool isQuoted = false;
        int line = 1;
        int start = 0;
        int quoteLine = 1;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                isQuoted = !isQuoted;
                quoteLine = line;
            }
            else if (text[i] == '\n')
            {
                line++;
                if (!isQuoted)
                    start = i;
            }

            if (isQuoted && line - quoteLine > MostQuotedLines)
                throw new FileFormatException(
                    $"{path}, line {quoteLine}: expected comma-separated fields, found a quote that does not end within {MostQuotedLines} lines."
                );
            if (i - start > MostLine)
                throw new FileFormatException(
                    $"{path}, line {line}: expected at most {MostLine} characters in a line, found more."
                );
        }
    }

    private static int LastLine(string text) => text.TrimEnd().Count(character => character == '\n') + 1;

    /// <summary>
    /// Where labels are numbers, a header is a first line whose label is none, whatever its columns are called. Where they are names, it is one
    /// without a number among its values.
    /// </summary>
    private static bool IsHeader(List<(long Line, string[] Fields)> rows)
    {
        if (rows.Count == 0 || rows[0].Fields.Length < 2)
            return false;
        bool numbered = rows.Count > 1 && rows.Skip(1).All(row => TryNumber(row.Fields[0], out _));
        return numbered
            ? !TryNumber(rows[0].Fields[0], out _)
            : !TryNumber(rows[0].Fields[0], out _) && !rows[0].Fields.Skip(1).Any(field => TryNumber(field, out _));
    }

    private static string[] FindClasses(string path, List<(long Line, string[] Fields)> rows)
    {
        string[] labels = [.. rows.Select(row => row.Fields[0]).Distinct()];
        if (!labels.All(label => TryNumber(label, out _)))
        {
            if (labels.Length > ClassNames.Most)
                throw new SampleException(
                    $"{path}: expected at most {ClassNames.Most} labels in the first column, found {labels.Length} different ones in {rows.Count} lines; is the label in another column?"
                );
            return [.. labels.Order(StringComparer.Ordinal)];
        }

        foreach ((long line, string[] fields) in rows)
        {
            if (!TryIndex(fields[0], out int index))
                throw new SampleException(
                    $"{path}, line {line}: labels must be whole numbers from 0 to {ClassNames.Most - 1}, or names; found {Quoted.Of(fields[0])}."
                );
            string plain = index.ToString(CultureInfo.InvariantCulture);
            if (fields[0] != plain)
                throw new SampleException(
                    $"{path}, line {line}: a label must be written in one way, {plain}; found {Quoted.Of(fields[0])}."
                );
        }

        int largest = labels.Max(label => TryIndex(label, out int index) ? index : 0);
        return [.. Enumerable.Range(0, Math.Max(2, largest + 1)).Select(i => i.ToString(CultureInfo.InvariantCulture))];
    }

    private static int Label(
        string text,
        Dictionary<string, int> labels,
        IReadOnlyList<string> classes,
        string path,
        long line
    ) =>
        labels.TryGetValue(text, out int label)
            ? label
            : throw new SampleException(
                $"{path}, line {line}: expected one of the labels {string.Join(", ", classes.Take(12).Select(Quoted.Of))}{(classes.Count > 12 ? ", …" : "")}; found {Quoted.Of(text)}."
            );

    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static bool TryIndex(string text, out int index) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index) && index < ClassNames.Most;
}
