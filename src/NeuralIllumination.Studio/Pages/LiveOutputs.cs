using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace NeuralIllumination.Studio.Pages;

/// <summary>
/// The live outputs of one page: what they have in common (the viewer's script, its styles, the engine) stands in the page once, and each is
/// started by <c>many.js</c> when it comes into view. Where no script runs, their pictures and tables stand as they are.
/// </summary>
internal sealed partial class LiveOutputs
{
    private const string Element = "<neural-illumination data-output=";
    private const string Close = "</neural-illumination>";
    private const string Opening = "<script>";
    private const string Closing = "</script>";
    private const string Call = ".unpack(";

    private readonly Dictionary<string, string> packed = [];
    private bool isAny;

    /// <summary>Part of a page.</summary>
    /// <param name="html">HTML, which may hold live outputs.</param>
    /// <returns>The same with scripts of live outputs that run when they are asked to.</returns>
    public string Take(string html)
    {
        StringBuilder taken = new();
        int from = 0;
        while (Next(html, from) is { } live)
        {
            isAny = true;
            taken
                .Append(html, from, live.Element - from)
                // A browser draws a picture that stands in an address as soon as it is read, wherever on the page it is.
                .Append(
                    html[live.Element..live.Script].Replace("<img ", "<img loading=\"lazy\" ", StringComparison.Ordinal)
                )
                .Append("<script type=\"application/json\" data-live>")
                .Append(
                    Common()
                        .Replace(
                            html[live.Carried..live.End],
                            found => Place(found.Groups["name"].Value, found.Groups["text"].Value)
                        )
                )
                .Append("</script>");
            from = html.IndexOf(Closing, live.End, StringComparison.Ordinal) + Closing.Length;
        }

        return from == 0 ? html : taken.Append(html, from, html.Length - from).ToString();
    }

    /// <summary>What the page's end needs: what was taken out of the outputs, and the script that starts them.</summary>
    public string End()
    {
        if (!isAny)
            return "";
        StringBuilder html = new("\n");
        foreach ((string name, string text) in packed)
            html.Append($"<script type=\"text/plain\" data-packed=\"{name}\">").Append(text).Append("</script>\n");
        return html.Append("<script>\n").Append(WebFiles.Bundle("live/many.js")).Append(";\n</script>").ToString();
    }

    private string Place(string part, string text)
    {
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
        packed[name] = text;
        return $"\"{part}\":\"{name}\"";
    }

    /// <summary>
    /// The next element with the script right behind it, as <c>IlluminationView</c> writes them: where the element and the script begin, and
    /// where what the output carries begins and ends, as JSON.
    /// </summary>
    private static (int Element, int Script, int Carried, int End)? Next(string html, int from)
    {
        for (
            int element = from;
            (element = html.IndexOf(Element, element, StringComparison.Ordinal)) >= 0;
            element += Element.Length
        )
        {
            int close = html.IndexOf(Close, element, StringComparison.Ordinal);
            if (close < 0)
                return null;
            int script = close + Close.Length;
            while (script < html.Length && char.IsWhiteSpace(html[script]))
                script++;
            if (string.CompareOrdinal(html, script, Opening, 0, Opening.Length) != 0)
                continue;
            // No script holds a closing tag.
            int end = html.IndexOf(Closing, script, StringComparison.Ordinal);
            int call = end < 0 ? -1 : html.IndexOf(Call, script, end - script, StringComparison.Ordinal);
            int last = call < 0 ? -1 : html.LastIndexOf('}', end, end - call);
            if (last > 0)
                return (element, script, call + Call.Length, last + 1);
        }

        return null;
    }

    // Base85 of gzip, in which there are no quotes.
    [GeneratedRegex("\"(?<name>script|style|module)\":\"(?<text>[^\"\\\\\\s]{100,})\"")]
    private static partial Regex Common();
}
