using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;

namespace NeuralIllumination.Studio.Pages;

/// <summary>
/// The HTML that prose may have: what lays out text, as every notebook's host shows it. Scripts, styles, forms, frames and whatever would be fetched
/// are taken out, comments too; text within them that is prose stays.
/// </summary>
/// <remarks>Source of the list: the elements of text, grouping, sections, edits and tables of the HTML standard, chapter 4.</remarks>
internal static class ProseHtml
{
    // Elements nested deeper than this are nobody's text, and whoever walks them needs a stack.
    private const int MostNested = 200;

    private static readonly string[] Tags =
    [
        "a abbr b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr",
        "i img input ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead tr u ul var wbr",
    ];

    // Of classes only those that the parser of Markdown writes: a stranger's would dress as the page's own parts.
    private static readonly string[] Classes =
    [
        "contains-task-list",
        "task-list-item",
        "footnotes",
        "footnote-ref",
        "footnote-back-ref",
        "footnote",
        MathRenderer.InlineClass,
        MathRenderer.BlockClass,
    ];

    private static readonly HtmlParser Parser = new();

    private static readonly HtmlSanitizer Sanitizer = new(
        new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(
                Tags.SelectMany(line => line.Split(' ')),
                StringComparer.OrdinalIgnoreCase
            ),
            AllowedAttributes = new HashSet<string>(
                [
                    "align",
                    "alt",
                    "aria-label",
                    "checked",
                    "class",
                    "colspan",
                    "disabled",
                    "height",
                    "href",
                    "id",
                    "open",
                    "rowspan",
                    "src",
                    "start",
                    "title",
                    "type",
                    "width",
                ],
                StringComparer.OrdinalIgnoreCase
            ),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto", "data"], StringComparer.OrdinalIgnoreCase),
            AllowedClasses = new HashSet<string>(Classes, StringComparer.Ordinal),
            UriAttributes = new HashSet<string>(["href", "src"], StringComparer.OrdinalIgnoreCase),
        }
    )
    {
        // The words of an element that is not known stay.
        KeepChildNodes = true,
    };

    /// <summary>The HTML that may stand in a page.</summary>
    /// <param name="html">What the parser of Markdown wrote, with the HTML that stood in the prose.</param>
    /// <param name="link">Where a link may lead; null for nowhere.</param>
    /// <param name="picture">The address of an embedded picture; null for none.</param>
    /// <returns>Null where elements are nested too deep to be shown.</returns>
    public static string? Clean(string html, Func<string, string?> link, Func<string, string?> picture)
    {
        using IHtmlDocument document = Parser.ParseDocument("");
        INodeList nodes = Parser.ParseFragment(html, document.Body!);
        foreach (INode node in nodes.ToArray())
            document.Body!.AppendChild(node);
        if (IsDeep(document.Body!))
            return null;
        // What is in these is no prose.
        foreach (
            IElement element in document.QuerySelectorAll(
                "script, style, template, noscript, iframe, object, embed, svg, math, textarea, select, title, head, link, meta, base"
            )
        )
            element.Remove();
        Lead(document, link, picture);
        return Sanitizer.SanitizeDom(document, document.Body!).Body!.InnerHtml;
    }

    private static void Lead(IHtmlDocument document, Func<string, string?> link, Func<string, string?> picture)
    {
        foreach (IElement image in document.QuerySelectorAll("img"))
        {
            string source = image.GetAttribute("src") ?? "";
            if (picture(source) is { } address)
            {
                image.SetAttribute("src", address);
                continue;
            }

            // A picture that would have to be fetched becomes a link.
            IElement instead = document.CreateElement("a");
            instead.SetAttribute("href", source);
            instead.TextContent = image.GetAttribute("alt") is { Length: > 0 } words ? words : source;
            image.Replace(instead);
        }

        foreach (IElement anchor in document.QuerySelectorAll("a"))
        {
            if (anchor.GetAttribute("href") is { } source && link(source) is { } address)
                anchor.SetAttribute("href", address);
            else if (anchor.HasAttribute("id"))
                anchor.RemoveAttribute("href");
            else
                anchor.Replace([.. anchor.ChildNodes]);
        }

        // The marks of tasks, and nothing that could be filled in.
        foreach (IElement input in document.QuerySelectorAll("input"))
        {
            if (input.GetAttribute("type") != "checkbox")
            {
                input.Remove();
                continue;
            }

            input.SetAttribute("disabled", "disabled");
            input.SetAttribute("aria-label", input.HasAttribute("checked") ? "done" : "to do");
        }
    }

    private static bool IsDeep(IElement root)
    {
        int depth = 0;
        for (INode? node = root.FirstChild; node is not null; )
        {
            if (node.FirstChild is { } child)
            {
                if (++depth > MostNested)
                    return true;
                node = child;
                continue;
            }

            while (node is not null && node.NextSibling is null)
            {
                node = node.Parent == root ? null : node.Parent;
                depth--;
            }

            node = node?.NextSibling;
        }

        return false;
    }
}
