using System.Text;

namespace NeuralIllumination.Views;

/// <summary>A table of numbers, written as HTML or as text. Its first column names the row.</summary>
internal sealed class Table(string caption, params string[] headers)
{
    private readonly List<Cell[]> rows = [];

    public string Caption => caption;

    public IReadOnlyList<string> Headers => headers;

    public IReadOnlyList<IReadOnlyList<Cell>> Rows => rows;

    /// <summary>Whether the table stands closed behind its caption until it is opened.</summary>
    public bool IsFolded { get; init; }

    /// <summary>Whether its caption has just been read above it: it is then said to screen readers only.</summary>
    public bool IsNamedAbove { get; init; }

    public Table Add(params Cell[] row)
    {
        if (row.Length != headers.Length)
            throw new ArgumentException(
                $"\"{caption}\" has {headers.Length} columns; got {row.Length} cells.",
                nameof(row)
            );
        rows.Add(row);
        return this;
    }

    public Markup ToMarkup()
    {
        Markup heads = Markup.Empty;
        for (int c = 0; c < headers.Length; c++)
        {
            Markup align = IsNumber(c) ? (Markup)$" class=\"n\"" : Markup.Empty;
            heads.Add($"<th scope=\"col\"{align}>{headers[c]}</th>");
        }

        Markup body = Markup.Empty;
        foreach (Cell[] row in rows)
            body.Add($"<tr>{row.Select((cell, c) => cell.ToMarkup(isHeader: c == 0))}</tr>\n");
        Markup named = IsNamedAbove ? Markup.Empty : $"<caption>{caption}</caption>";
        Markup table =
            $"<div class=\"ni-scroll\" style=\"overflow-x:auto\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table>{named}<thead><tr>{heads}</tr></thead><tbody>\n{body}</tbody></table></div>\n";
        return IsFolded ? $"<details><summary>{caption}</summary>{table}</details>\n" : table;
    }

    public string ToText()
    {
        int[] widths =
        [
            .. headers.Select((head, c) => rows.Select(row => row[c].Text.Length).Append(head.Length).Max()),
        ];
        StringBuilder text = new();
        text.Append("  ").AppendLine(caption);
        AppendRow(text, widths, headers.Select((head, c) => (head, IsNumber(c))));
        foreach (Cell[] row in rows)
            AppendRow(text, widths, row.Select(cell => (cell.Text, cell.IsNumber)));
        return text.ToString().ReplaceLineEndings("\n");
    }

    private bool IsNumber(int column) => rows.Any(row => row[column].IsNumber);

    private static void AppendRow(StringBuilder text, int[] widths, IEnumerable<(string Text, bool IsNumber)> cells)
    {
        IEnumerable<string> padded = cells.Select(
            (cell, c) => cell.IsNumber ? cell.Text.PadLeft(widths[c]) : cell.Text.PadRight(widths[c])
        );
        text.AppendLine(("    " + string.Join("  ", padded)).TrimEnd());
    }
}
