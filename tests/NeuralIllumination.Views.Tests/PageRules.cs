using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NeuralIllumination.Views.Tests;

/// <summary>What holds of every view's HTML.</summary>
internal static class PageRules
{
    public static void Check(string html)
    {
        // Written so that it is well-formed XML too: nothing is left open.
        XElement root = XDocument.Parse(html).Root!;
        Assert.Equal("figure", root.Name.LocalName);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", html, StringComparison.Ordinal);

        // The only address is the name of a picture's language, which nobody visits.
        string rest = html.Replace("xmlns='http://www.w3.org/2000/svg'", "", StringComparison.Ordinal);
        Assert.DoesNotContain("http", rest, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(root.DescendantsAndSelf().Attributes("id"));
        Assert.DoesNotContain(
            root.DescendantsAndSelf().Attributes(),
            attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        );
        foreach (XElement image in root.Descendants("img"))
        {
            Assert.True(image.Attribute("alt")!.Value.Length > 20, "an image needs words that say what is seen");
            CheckPicture(image.Attribute("src")!.Value);
        }

        foreach (XElement source in root.Descendants("source"))
        {
            Assert.NotNull(source.Parent!.Element("img"));
            Assert.DoesNotContain(' ', source.Attribute("srcset")!.Value);
            CheckPicture(source.Attribute("srcset")!.Value);
        }

        foreach (XElement table in root.Descendants("table"))
        {
            Assert.False(string.IsNullOrWhiteSpace(table.Element("caption")?.Value));
            Assert.All(
                table.Descendants("th"),
                head => Assert.Contains(head.Attribute("scope")?.Value, new[] { "col", "row" })
            );
            int columns = table.Element("thead")!.Descendants("th").Count();
            Assert.All(table.Element("tbody")!.Elements("tr"), row => Assert.Equal(columns, row.Elements().Count()));
        }

        // Every rule of the style begins with a class of ours, and every animation has a name of ours.
        foreach (XElement style in root.Descendants("style"))
        {
            IEnumerable<string> rules = style
                .Value.Split('\n')
                .Select(rule => Regex.Replace(rule.Trim(), @"^@supports \([^{]*\)\{|^@keyframes (?=ni-v1)", ""))
                .SelectMany(line => line.StartsWith("ni-v1", StringComparison.Ordinal) ? [$".{line}"] : line.Split('}'))
                .Where(rule => rule.Length > 0);
            Assert.All(rules, rule => Assert.StartsWith(".ni-v1", rule, StringComparison.Ordinal));
        }
    }

    private static void CheckPicture(string data)
    {
        PictureRules.Check(DataImages.Svg(data), isImage: true);
    }
}
