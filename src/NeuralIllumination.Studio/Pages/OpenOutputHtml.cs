using System.Globalization;
using System.Runtime.CompilerServices;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Pages;

/// <summary>
/// An output of an open notebook as HTML. Text and pictures stand in the page; whatever could bring a script stands in a frame of its own that
/// reaches nothing.
/// </summary>
internal static class OpenOutputHtml
{
    // Prose takes its time, and is drawn once.
    private static readonly ConditionalWeakTable<DisplayOutput, string> Prose = [];

    /// <summary>The output; one that cannot be drawn costs nothing but itself.</summary>
    /// <param name="slug">The notebook's name in addresses.</param>
    /// <param name="key">The cell.</param>
    /// <param name="at">The output's index.</param>
    /// <param name="version">The number of the change that made it.</param>
    /// <param name="output">The output.</param>
    public static string Render(string slug, string key, int at, long version, Output output)
    {
        string inner = Trouble.Or(
            "showing an output",
            () => Inner(slug, key, at, version, output),
            () => OutputHtml.Notice("This output cannot be shown.")
        );
        return $"<div class=\"shown\" data-at=\"{at.ToString(CultureInfo.InvariantCulture)}\">{inner}</div>";
    }

    private static string Inner(string slug, string key, int at, long version, Output output) =>
        output is StreamOutput stream ? Stream(stream)
        : output is not DisplayOutput display ? OutputHtml.Render(output, isOwn: false)
        : display[MimeText.Html] is { } html ? Frame(Address(slug, key, at, version), at, html)
        : display["image/svg+xml"] is { } svg
            ? $"<div class=\"output\"><img src=\"data:image/svg+xml,{Uri.EscapeDataString(svg)}\" alt=\"{Html.Escape(display[MimeText.Plain] ?? "a picture")}\"></div>\n"
        : display["text/markdown"] is { } prose ? $"<div class=\"output prose\">{Drawn(display, prose)}</div>\n"
        : OutputHtml.Render(output, isOwn: false);

    private static string Drawn(DisplayOutput display, string prose) =>
        Prose.GetValue(display, _ => MarkdownText.Render(prose, NotebookAddress.OfFile));

    // Whole, with the line that has not ended yet: more of it may come. The first newline in a pre is not part of its text.
    private static string Stream(StreamOutput stream) =>
        stream.IsNotice
            ? OutputHtml.Notice(stream.Text)
            : $"<pre class=\"output stream{(stream.Name == StreamOutput.StandardError ? " trouble" : "")}\" tabindex=\"0\">\n{Html.Plain(stream.Text)}</pre>";

    private static string Address(string slug, string key, int at, long version) =>
        string.Create(CultureInfo.InvariantCulture, $"{NotebookAddress.Of(slug)}/outputs/{key}/{at}?v={version}");

    // A frame is loaded when it comes near the view; one that will be high has room from the start, or all of them would be near.
    private static string Frame(string address, int at, string html) =>
        $"<iframe sandbox=\"allow-scripts\" src=\"{Html.Escape(address)}\" title=\"Output {at + 1}\" loading=\"lazy\"{(html.Contains("<neural-illumination ", StringComparison.Ordinal) ? " class=\"high\"" : "")}></iframe>";
}
