using System.Globalization;
using System.Text;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Sessions;

namespace NeuralIllumination.Studio.Pages;

/// <summary>A cell of an open notebook as HTML: to be read, edited and executed.</summary>
internal static class OpenCellHtml
{
    private static readonly (string Act, string Name, string Title)[] Acts =
    [
        ("next", "Run and go on", "Run and go on (Shift+Enter)"),
        ("above", "Insert above", "Insert a cell above (a)"),
        ("below", "Insert below", "Insert a cell below (b)"),
        ("up", "Move up", "Move up (Alt+↑)"),
        ("down", "Move down", "Move down (Alt+↓)"),
        ("remove", "Delete", "Delete this cell (d d); z brings it back"),
    ];

    /// <summary>The cell.</summary>
    /// <param name="slug">The notebook's name in addresses.</param>
    /// <param name="open">The cell.</param>
    /// <param name="number">Its number, from 1.</param>
    public static string Render(string slug, OpenCell open, int number)
    {
        Cell cell = open.Cell;
        bool isProse = cell.Kind == CellKind.Markdown;
        StringBuilder html = new();
        html.Append(
            CultureInfo.InvariantCulture,
            $"<section class=\"cell {Kind(cell)}\" id=\"{open.Key}\" data-key=\"{open.Key}\" data-kernel=\"{Html.Escape(cell.Kernel)}\" data-version=\"{open.TextVersion}\" data-activity=\"{Name(open.Activity)}\" data-state=\"{Name(cell.State)}\" tabindex=\"-1\" aria-label=\"Cell {number}\">\n"
        );
        html.Append("<div class=\"side\">");
        if (cell.Kind is CellKind.Code or CellKind.Html)
            html.Append(
                $"<button type=\"button\" class=\"go\" data-do=\"run\" aria-label=\"Run cell {number}\" title=\"Run (Ctrl+Enter)\">{Icon.Html("run")}</button>"
            );
        html.Append($"<span class=\"count\">{Count(open.Status)}</span></div>\n<div class=\"body\">\n");
        if (isProse)
            html.Append($"<div class=\"prose\">{DrawnText.Of(open.Text).Prose}</div>\n");
        if (cell.IsRaw)
            html.Append("<p class=\"mark\">Raw text: kept as it is, never run.</p>\n");
        else if (cell.Kind == CellKind.Foreign)
            html.Append($"<p class=\"mark\">Not run: no kernel for {Html.Escape(cell.Kernel)} here.</p>\n");
        // A newline right after the tag is not part of a text area's text.
        html.Append(
            $"<div class=\"editor\"><pre aria-hidden=\"true\"><code>{DrawnText.Of(open.Text).Code}</code>\n</pre><textarea rows=\"1\" spellcheck=\"{(isProse ? "true" : "false")}\" autocapitalize=\"off\" autocomplete=\"off\" aria-label=\"{(isProse ? "Prose" : "Code")} of cell {number}\" tabindex=\"{(isProse ? -1 : 0)}\">\n{Html.Escape(cell.Source)}</textarea></div>\n"
        );
        html.Append("<p class=\"time\">").Append(Time(open.Status)).Append("</p>\n<div class=\"outputs\">");
        for (int at = 0; at < cell.Outputs.Count; at++)
            html.Append(OpenOutputHtml.Render(slug, open.Key, at, open.Versions[at], cell.Outputs[at]));
        html.Append("</div>\n</div>\n<div class=\"acts\" role=\"toolbar\" aria-label=\"This cell\">");
        foreach ((string act, string name, string title) in Acts)
            html.Append(
                $"<button type=\"button\" data-do=\"{act}\" aria-label=\"{name}\" title=\"{title}\">{Icon.Html(act)}</button>"
            );
        return html.Append("</div>\n</section>\n").ToString();
    }

    /// <summary>What a page must know of a cell besides its text and outputs.</summary>
    public static object Status(CellStatus status) =>
        new
        {
            activity = Name(status.Activity),
            state = Name(status.State),
            count = Count(status),
            time = Time(status),
        };

    private static string Kind(Cell cell) =>
        cell.Kind switch
        {
            CellKind.Code or CellKind.Html => "is-code",
            CellKind.Markdown => "is-prose",
            CellKind.Foreign => "is-foreign",
        };

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Count(CellStatus status) =>
        status switch
        {
            { Activity: CellActivity.Running } => "…",
            { Activity: CellActivity.Queued } => "·",
            { ExecutionCount: { } count } => count.ToString(CultureInfo.InvariantCulture),
            _ => "",
        };

    private static string Time(CellStatus status) =>
        status switch
        {
            { Activity: CellActivity.Running } => "Running …",
            { Activity: CellActivity.Queued } => "Waiting for the cells before it",
            { Seconds: { } seconds } when seconds < 1 => string.Create(
                CultureInfo.InvariantCulture,
                $"{seconds * 1000:0} ms"
            ),
            { Seconds: { } seconds } => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
            _ => "",
        };
}
