namespace NeuralIllumination.Views;

/// <summary>Words in a table, with sentences before and after: a list of trainings, a page of help.</summary>
public sealed class ListView : View
{
    private readonly string caption;
    private readonly IReadOnlyList<string> headers;
    private readonly IReadOnlyList<IReadOnlyList<string>> rows;
    private readonly IReadOnlyList<string> before;
    private readonly IReadOnlyList<string> after;

    /// <summary>Shows a list.</summary>
    /// <param name="caption">What it is.</param>
    /// <param name="headers">The columns' names.</param>
    /// <param name="rows">As many cells in each.</param>
    /// <param name="before">Sentences before the table.</param>
    /// <param name="after">Lines of code after it.</param>
    public ListView(
        string caption,
        IReadOnlyList<string> headers,
        IReadOnlyList<IReadOnlyList<string>> rows,
        IReadOnlyList<string>? before = null,
        IReadOnlyList<string>? after = null
    )
    {
        ArgumentNullException.ThrowIfNull(caption);
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(rows);
        (this.caption, this.headers, this.rows) = (caption, headers, rows);
        (this.before, this.after) = (before ?? [], after ?? []);
    }

    internal override object Content =>
        new
        {
            caption,
            headers,
            rows,
            notes = before,
            examples = after,
        };

    /// <inheritdoc/>
    public override string ToHtml()
    {
        Markup content = Markup.Empty;
        foreach (string sentence in before)
            content.Add($"<p>{sentence}</p>\n");
        if (rows.Count > 0)
            content.Add(Rows().ToMarkup());
        foreach (string line in after)
            content.Add($"<p><code>{line}</code></p>\n");
        return Figure.Html(caption, content);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        List<string> lines = [caption, .. before];
        if (rows.Count > 0)
            lines.Add(Rows().ToText().TrimEnd());
        lines.AddRange(after);
        return string.Join("\n", lines) + "\n";
    }

    private Table Rows()
    {
        Table table = new(caption, [.. headers]) { IsNamedAbove = before.Count == 0 };
        bool[] numbers = [.. headers.Select((_, column) => rows.All(row => IsNumber(row[column])))];
        foreach (IReadOnlyList<string> row in rows)
            table.Add([.. row.Select((text, column) => new Cell(text, IsNumber: numbers[column]))]);
        return table;
    }

    /// <summary>Whether digits are all that it says, with what belongs to them: a sign, a point, an exponent, a per cent sign.</summary>
    private static bool IsNumber(string text) =>
        text.Any(char.IsAsciiDigit) && text.All(c => char.IsAsciiDigit(c) || "+-−.,%e×⁻⁰¹²³⁴⁵⁶⁷⁸⁹ ".Contains(c));
}
