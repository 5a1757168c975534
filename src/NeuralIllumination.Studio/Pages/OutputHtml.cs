using System.Text;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Pages;

/// <summary>What a cell showed, as HTML.</summary>
internal static class OutputHtml
{
    /// <summary>The output.</summary>
    /// <param name="output">The output.</param>
    /// <param name="isOwn">Whether it was made just now; of a stranger's saved output only text and pictures are shown.</param>
    public static string Render(Output output, bool isOwn) =>
        Trouble.Or("showing an output", () => Shown(output, isOwn), () => Notice("This output cannot be shown."));

    private static string Shown(Output output, bool isOwn) =>
        output switch
        {
            StreamOutput { IsNotice: true } notice => Notice(notice.Text),
            StreamOutput { Name: StreamOutput.StandardError } stream => Pre("stream trouble", stream.Text),
            StreamOutput stream => Pre("stream", stream.Text),
            ErrorOutput error => Error(error),
            DisplayOutput display => Display(display, isOwn),
            UnknownOutput =>
                "<p class=\"mark\">An output of a kind that is not known here; it stays in the file as it is.</p>\n",
            _ => "",
        };

    /// <summary>What the Studio says beside a cell's own outputs.</summary>
    public static string Notice(string text) => $"<p class=\"output remark\">{Html.Plain(text.Trim())}</p>\n";

    private static string Display(DisplayOutput display, bool isOwn)
    {
        if (isOwn && display[MimeText.Html] is { } html)
            return $"<div class=\"output\">\n{html}\n</div>\n";
        if (Picture.Address(display) is { } address)
            return $"<div class=\"output\"><img src=\"{address}\" alt=\"{Html.Escape(display[MimeText.Plain] ?? "a picture")}\"></div>\n";
        return display[MimeText.Plain] is { Length: > 0 } text ? Pre("value", text)
            : Picture.IsMeant(display) ? Notice("a picture that cannot be read")
            : "";
    }

    private static string Error(ErrorOutput error)
    {
        StringBuilder html = new();
        html.Append("<div class=\"error\" id=\"failed\" role=\"group\" aria-label=\"error\">\n");
        html.Append($"<p class=\"what\"><strong>{Html.Escape(error.Name)}</strong>");
        if (error.Place.Length > 0)
            html.Append($"<span class=\"where\">{error.Place}</span>");
        html.Append($"</p>\n<p class=\"message\">{Html.Plain(error.Message)}</p>\n");
        if (error.Trace.Count > 0)
            html.Append($"<pre tabindex=\"0\">{Html.Plain(string.Join('\n', error.Trace))}</pre>\n");
        return html.Append("</div>\n").ToString();
    }

    private static string Pre(string kind, string text) =>
        $"<pre class=\"output {kind}\" tabindex=\"0\">{Html.Plain(text.TrimEnd('\n'))}</pre>\n";
}
