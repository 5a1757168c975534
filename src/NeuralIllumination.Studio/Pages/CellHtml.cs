using System.Text;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Pages;

/// <summary>One cell as HTML.</summary>
internal static class CellHtml
{
    public static string Render(Cell cell, int number, Func<string, string?>? beside) =>
        cell.Kind switch
        {
            CellKind.Markdown =>
                $"<section class=\"prose\" id=\"cell-{number}\">\n{MarkdownText.Render(cell.Source, beside, cell.Attachments)}</section>\n",
            CellKind.Html => cell.State == CellState.Succeeded ? Section(cell, number, "", null) : "",
            CellKind.Code => Section(
                cell,
                number,
                Code(number, CodeColours.Render(cell.Source.Trim('\n'))),
                cell.State == CellState.NotRun ? "not run" : null
            ),
            CellKind.Foreign => Section(
                cell,
                number,
                Code(number, Html.Escape(cell.Source.Trim('\n'))),
                cell.IsRaw ? null : $"not run: no kernel for {Html.Escape(cell.Kernel)} here"
            ),
        };

    private static string Section(Cell cell, int number, string code, string? mark)
    {
        StringBuilder html = new();
        html.Append($"<section class=\"cell\" id=\"cell-{number}\" aria-label=\"cell {number}\">\n").Append(code);
        if (mark is not null)
            html.Append($"<p class=\"mark\">{mark}</p>\n");
        foreach (Output output in cell.Outputs)
            html.Append(OutputHtml.Render(output, isOwn: cell.State != CellState.NotRun));
        return html.Append("</section>\n").ToString();
    }

    // The code can be wider than the page, so a keyboard must be able to scroll it.
    private static string Code(int number, string html) =>
        $"<div class=\"code\"><span class=\"number\" aria-hidden=\"true\">{number}</span><pre tabindex=\"0\"><code>{html}</code></pre></div>\n";
}
