namespace NeuralIllumination.Learning;

/// <summary>
/// Which column of a CSV is the label, which are learned from and which are left out: as a person says, or by what can be seen. What cannot be
/// seen is asked.
/// </summary>
internal sealed class CsvRoles
{
    /// <summary>What a column of labels is often called.</summary>
    private static readonly HashSet<string> Telling = new(
        ["label", "labels", "class", "classes", "target", "outcome", "species", "category", "diagnosis", "digit", "y"],
        StringComparer.OrdinalIgnoreCase
    );

    private readonly string where;
    private readonly CsvTable table;
    private readonly List<int> without;

    /// <summary>Gives every column its role.</summary>
    /// <param name="where">What to call the text in a message.</param>
    /// <param name="table">The columns.</param>
    /// <param name="said">What a person says about them.</param>
    /// <exception cref="OptionException">What is said does not fit.</exception>
    /// <exception cref="SampleException">It cannot be seen which column is the label; the message says what to type.</exception>
    /// <exception cref="ShapeException">No column is left to learn from.</exception>
    public CsvRoles(string where, CsvTable table, CsvChoice said)
    {
        this.where = where;
        this.table = table;
        without = [.. said.Without.Select(table.Find).Distinct()];
        Targets = [.. said.Targets.Select(table.Find).Distinct()];
        if (said.Label is not null && Targets.Count > 0)
            throw new OptionException(
                $"{where}: expected a label, which is a class, or a target, which is a number to be predicted; got both."
            );
        if (Targets.Count == 0)
        {
            Label = said.Label is { } named ? table.Find(named) : Seen();
            Reason = said.Label is null ? Reason : "as was asked for";
        }

        foreach (int role in Targets.Append(Label ?? -1))
        {
            if (without.Contains(role))
                throw new OptionException(
                    $"{where}: {table.Called(role)} is left out and to be learned; it can be one of the two."
                );
        }

        Values = [.. Enumerable.Range(0, table.Columns).Except([.. without, .. Targets, Label ?? -1])];
        if (Values.Count == 0)
            throw new ShapeException(
                $"{where}: expected a label and at least 1 value in a line, found {table.Columns - without.Count} field."
            );
    }

    /// <summary>The column of classes; null of regression.</summary>
    public int? Label { get; }

    /// <summary>Why it is taken for the label.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The columns of quantities that are to be predicted; none where classes are told apart.</summary>
    public IReadOnlyList<int> Targets { get; }

    /// <summary>The columns that are learned from, in the file's order.</summary>
    public IReadOnlyList<int> Values { get; }

    /// <summary>The columns that are left out.</summary>
    public IReadOnlyList<int> Without => without;

    private int Seen()
    {
        int[] left = [.. Enumerable.Range(0, table.Columns).Except(without)];
        if (left.Length < 2)
            throw new ShapeException(
                $"{where}: expected a label and at least 1 value in a line, found {left.Length} field; are commas, semicolons or tabs between them?"
            );
        int[] texts = [.. left.Where(table.IsText)];
        int[] telling = [.. left.Where(column => table.NameOf(column) is { } name && Telling.Contains(name))];
        if (texts.Length == 1 && telling.All(texts.Contains))
        {
            return table.IsOfFewKinds(texts[0])
                ? Because(texts[0], "the only one of text")
                : throw new SampleException(
                    $"{where}: {table.Called(texts[0])} is the only one of text and differs in more than half of the {table.Rows} lines; leave it out, --without {table.Typed(texts[0])}, or say that it is the label, --label {table.Typed(texts[0])}."
                );
        }

        if (texts.Length > 0)
            throw new SampleException(
                $"{where}: expected one column that is no number, the label; text stands in {Listed(texts)}. Say which column is the label and leave out the others of text, as in --label {table.Typed(telling.Append(texts[^1]).First())} --without {string.Join(",", texts.Except([telling.Append(texts[^1]).First()]).Select(table.Typed))}."
            );

        if (telling.Length == 1)
        {
            return table.MayBeLabel(telling[0])
                ? Because(telling[0], "by its name")
                : throw new SampleException(
                    $"{where}: {table.Called(telling[0])} is called a label and holds no whole numbers of few kinds: expected --target {table.Typed(telling[0])} to predict it as a number, or --label with the column that holds the classes."
                );
        }

        int first = left[0];
        int last = left[^1];
        int[] candidates = [.. ((int[])[first, last]).Where(table.MayBeLabel)];
        if (candidates.Length == 2)
            candidates = [.. candidates.Where(IsSetApart)];
        return candidates.Length switch
        {
            1 => Because(candidates[0], "whole numbers of few kinds"),
            _ when table.MayBeLabel(first) => throw new SampleException(
                $"{where}: {table.Called(first)} and {table.Called(last)} could both be the label; say which, --label {table.Typed(first)} or --label {table.Typed(last)}, or what number is to be predicted, --target {table.Typed(last)}."
            ),
            _ => throw new SampleException(
                $"{where}: expected a label in the first column or the last, a name or whole numbers of few kinds, found none; say where it is, --label {table.Typed(last)}, or what number is to be predicted, --target {table.Typed(last)}."
            ),
        };

        // One that reaches exactly as far as a column between them looks like one of them.
        bool IsSetApart(int column) =>
            left.Length > 2 && !left[1..^1].Any(other => table.Range(other) == table.Range(column));
    }

    private int Because(int column, string reason)
    {
        Reason = reason;
        return column;
    }

    private string Listed(int[] columns) =>
        string.Join(", ", columns.Take(6).Select(table.Called)) + (columns.Length > 6 ? " and others" : "");
}
