using System.Globalization;
using System.Xml.Linq;
using NeuralIllumination.Engine;

namespace NeuralIllumination.Views.Tests;

/// <summary>What holds of every picture, whatever it shows.</summary>
internal static class PictureRules
{
    /// <summary>Text is 12 px or more even where a page shows the picture at three quarters of its size.</summary>
    private const double SmallestText = 12 / 0.75;

    /// <summary>Narrow pictures: 12 px or more in a page of 420 px with margins of 16.</summary>
    private const double SmallestNarrowText = 12 * StackedStage.Width / (420 - 32);

    /// <param name="svg">The document.</param>
    /// <param name="isImage">Whether it is shown by an <c>img</c>, whose alt says what is seen.</param>
    public static void Check(string svg, bool isImage = false)
    {
        XElement root = XDocument.Parse(svg).Root!;
        double width = Number(root, "width");
        double height = Number(root, "height");
        Assert.DoesNotContain("<script", svg, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", svg, StringComparison.Ordinal);
        Assert.Equal(1, svg.Split("http").Length - 1);
        Assert.Equal(isImage, string.IsNullOrWhiteSpace((string?)root.Attribute("aria-label")));
        Assert.DoesNotContain(
            root.DescendantsAndSelf().Attributes(),
            attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        );
        string[] ids = [.. root.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Distinct(), ids);
        foreach (XElement text in root.Descendants().Where(e => e.Name.LocalName == "text"))
            CheckText(text, width, height);
        foreach (XElement shape in root.Descendants().Where(e => e.Name.LocalName is "rect" or "circle"))
            CheckShape(shape, width, height);
    }

    private static void CheckText(XElement text, double width, double height)
    {
        double size = double.Parse(Inherited(text, "font-size")!, CultureInfo.InvariantCulture);
        Assert.True(
            size >= (width <= StackedStage.Width ? SmallestNarrowText : SmallestText),
            $"\"{text.Value}\" is {size} px"
        );
        string shown = string.Concat(text.Nodes().OfType<XText>().Select(part => part.Value));
        double wide = Words.Width(shown, size);
        double start = Inherited(text, "text-anchor") switch
        {
            "end" => Number(text, "x") - wide,
            "middle" => Number(text, "x") - wide / 2,
            _ => Number(text, "x"),
        };
        Assert.True(
            start >= -2 && start + wide <= width + 2,
            $"\"{text.Value}\" runs from {start} to {start + wide} of {width}"
        );
        Assert.InRange(Number(text, "y"), size * 0.8, height - 3);
    }

    private static void CheckShape(XElement shape, double width, double height)
    {
        bool isCircle = shape.Name.LocalName == "circle";
        double x = Number(shape, isCircle ? "cx" : "x");
        double y = Number(shape, isCircle ? "cy" : "y");
        Assert.InRange(x, 0, width);
        Assert.InRange(y, 0, height);
        if (!isCircle)
        {
            Assert.InRange(x + Number(shape, "width"), 0, width);
            Assert.InRange(y + Number(shape, "height"), 0, height);
        }
    }

    private static string? Inherited(XElement element, string name) =>
        element.AncestorsAndSelf().Attributes(name).FirstOrDefault()?.Value;

    private static double Number(XElement element, string name) =>
        element.Attribute(name) is { } value ? double.Parse(value.Value, CultureInfo.InvariantCulture) : 0;
}
