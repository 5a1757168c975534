using System.Text;

namespace NeuralIllumination.Views;

/// <summary>Collects an SVG document. Ids and classes are made from its own content, so that two pictures on a page never mix theirs.</summary>
internal sealed class SvgPicture(double width, double height, string description, Theme theme, double textSize = 16)
{
    // Stands for the picture's own prefix until its content is known; no text can contain it, since escaping replaces control characters.
    private const string Prefix = "\u0001";

    private readonly Markup definitions = Markup.Empty;
    private readonly Markup body = Markup.Empty;
    private readonly StringBuilder style = new();
    private readonly HashSet<string> defined = [];

    public Theme Theme => theme;

    /// <summary>The size of text unless said otherwise: at least 12 px where a page shows the picture smaller.</summary>
    public double TextSize => textSize;

    public double Width => width;

    public double Height => height;

    public SvgPicture Add(Markup markup)
    {
        body.Add(markup);
        return this;
    }

    /// <summary>A definition (a gradient), once for each name; returns what refers to it, <c>url(#…)</c>.</summary>
    public Markup Define(string name, Func<Markup, Markup> definition)
    {
        Markup id = Name(name);
        if (defined.Add(name))
            definitions.Add(definition(id));
        return $"url(#{id})";
    }

    /// <summary>A rule for a class or keyframes of this picture alone; <c>$</c> stands for the picture's prefix.</summary>
    public void Style(string rule) => style.Append(rule.Replace("$", Prefix, StringComparison.Ordinal));

    /// <summary>The id or class that <paramref name="name"/> has in this picture.</summary>
    public static Markup Name(string name)
    {
        Markup id = Markup.Empty;
        id.AppendLiteral(Prefix + name);
        return id;
    }

    /// <summary>A line of text.</summary>
    public void Text(
        double x,
        double y,
        string text,
        string? fill = null,
        double? size = null,
        string anchor = "start",
        bool bold = false
    )
    {
        Markup weight = bold ? $" font-weight=\"600\"" : Markup.Empty;
        Markup from = anchor == "start" ? Markup.Empty : $" text-anchor=\"{anchor}\"";
        Add(
            $"<text x=\"{x}\" y=\"{y}\" font-size=\"{size ?? textSize}\" fill=\"{fill ?? theme.Text}\"{from}{weight} stroke=\"{theme.Stage}\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\">{text}</text>\n"
        );
    }

    public override string ToString()
    {
        Markup styles = Markup.Empty;
        if (style.Length > 0)
            styles.AppendLiteral($"<style>{style}</style>\n");
        Markup definition = definitions.IsEmpty ? Markup.Empty : $"<defs>{definitions}</defs>\n";
        Markup document =
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{description}\" font-family=\"system-ui, &#39;Segoe UI&#39;, &#39;DejaVu Sans&#39;, sans-serif\" style=\"font-variant-numeric:tabular-nums\">\n{styles}{definition}<rect width=\"{width}\" height=\"{height}\" rx=\"10\" fill=\"{theme.Stage}\"/>\n{body}</svg>";
        string text = document.ToString();
        return text.Replace(Prefix, $"ni{Digest(text):x8}-", StringComparison.Ordinal);
    }

    // FNV-1a. Source: Fowler, Noll and Vo, 1991.
    private static uint Digest(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
            hash = unchecked((hash ^ c) * 16777619);
        return hash;
    }
}
