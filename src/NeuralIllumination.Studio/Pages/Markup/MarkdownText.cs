using System.Text;
using System.Text.Json.Nodes;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Pages;

/// <summary>
/// Prose as HTML. Of HTML inside it stays what <see cref="ProseHtml"/> lets stand, formulas stay as they were written, links lead to web pages,
/// mail addresses, places in this page and the notebooks beside it only, and a picture that would have to be fetched becomes a link.
/// </summary>
internal static class MarkdownText
{
    private const int MostLength = 200_000;

    private static readonly BoundedWork Work = new("drawing prose");

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseFootnotes()
        .UseTaskLists()
        .UsePreciseSourceLocation()
        .Use<MathRenderer>()
        .Build();

    /// <summary>The prose as HTML.</summary>
    /// <param name="markdown">The prose.</param>
    /// <param name="beside">The address of a notebook beside this one, by its file's name, null where it has none; null for no such links.</param>
    /// <param name="attachments">An .ipynb cell's pictures, a JSON object; null where it has none.</param>
    public static string Render(string markdown, Func<string, string?>? beside = null, string? attachments = null)
    {
        return markdown.Length > MostLength ? AsWritten() : Work.Run(_ => Drawn(), AsWritten);

        string Drawn()
        {
            try
            {
                return Rendered(markdown, beside, attachments);
            }
            catch (ArgumentException)
            {
                // What is nested too deep for the parser is shown as it was written.
                return AsWritten();
            }
        }

        string AsWritten() => $"<pre>{Html.Escape(markdown)}</pre>\n";
    }

    /// <summary>The prose without its marks, for a line in a list.</summary>
    public static string Plain(string markdown)
    {
        try
        {
            return Markdown.ToPlainText(markdown, Pipeline).Trim();
        }
        catch (ArgumentException)
        {
            return markdown.Trim();
        }
    }

    /// <summary>The prose as it was written, but for its links to notebooks beside it, which lead where those are now.</summary>
    /// <param name="markdown">The prose.</param>
    /// <param name="beside">The address of a notebook beside this one, by its file's name; null to leave a link as it is.</param>
    public static string Redirected(string markdown, Func<string, string?> beside)
    {
        try
        {
            StringBuilder prose = new(markdown);
            IEnumerable<LinkInline> links = Markdown.Parse(markdown, Pipeline).Descendants<LinkInline>();
            // Links by one reference share its address.
            foreach (
                LinkInline link in links.DistinctBy(link => link.UrlSpan).OrderByDescending(link => link.UrlSpan.Start)
            )
            {
                if (NotebookName(link.Url) is { } name && beside(name) is { } address && link.UrlSpan.Length > 0)
                    prose.Remove(link.UrlSpan.Start, link.UrlSpan.Length).Insert(link.UrlSpan.Start, address);
            }

            return prose.ToString();
        }
        catch (ArgumentException)
        {
            // Nested too deep for the parser.
            return markdown;
        }
    }

    private static string Rendered(string markdown, Func<string, string?>? beside, string? attachments)
    {
        return ProseHtml.Clean(
                Markdown.Parse(markdown, Pipeline).ToHtml(Pipeline),
                url =>
                    NotebookName(url) is { } name && beside?.Invoke(name) is { } address ? address
                    : MayLeadTo(url) ? url
                    : null,
                url =>
                    attachments is not null && Attached(attachments, url) is { } picture ? picture
                    : IsEmbedded(url) ? url
                    : null
            ) ?? $"<pre>{Html.Escape(markdown)}</pre>\n";
    }

    /// <summary>The file's name, where the address is nothing but that of a notebook in the same folder.</summary>
    private static string? NotebookName(string? url) =>
        url is not null
        && NotebookFile.IsNotebook(url)
        && !url.Contains('?', StringComparison.Ordinal)
        && Uri.UnescapeDataString(url) is { } name
        && name.AsSpan().IndexOfAny("/\\:?#") < 0
            ? name
            : null;

    /// <summary>The picture that <c>attachment:name</c> stands for, as an address; null for any other, or one that is not there.</summary>
    private static string? Attached(string attachments, string? url)
    {
        const string scheme = "attachment:";
        if (
            url?.StartsWith(scheme, StringComparison.Ordinal) != true
            || JsonNode.Parse(attachments)?[Uri.UnescapeDataString(url[scheme.Length..])] is not JsonObject forms
        )
            return null;
        foreach ((string type, JsonNode? data) in forms)
        {
            if (
                type is "image/png" or "image/jpeg" or "image/gif" or "image/webp"
                && data is JsonValue value
                && value.TryGetValue(out string? text)
            )
                return $"data:{type};base64,{text.ReplaceLineEndings("")}";
        }

        return null;
    }

    private static bool IsEmbedded(string? url) =>
        url?.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) == true;

    private static bool MayLeadTo(string? url) =>
        url is not null
        && (
            url.StartsWith('#')
            || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
        );
}
