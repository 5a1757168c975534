using System.Text;

namespace NeuralIllumination.Views;

/// <summary>Collects an SVG document. Ids and classes are made from its own content, so that two pictures on a page never mix theirs.</summary>
internal sealed class SvgPicture(double width, double height, string description, Theme theme, double textSize = 16)
{
    // Stands for the picture's own prefix until its content is known; no text can contain it, since escaping replaces control characters.
    private const string Prefix = "\u0001";

    private readonly Markup definitions = Markup.Empty;
    private readonly StringBuilder style = new();
    private readonly HashSet<string> defined = [];
    private List<Markup> pieces = [];

    public Theme Theme => theme;

    /// <summary>The size of text unless said otherwise: at least 12 px where a page shows the picture smaller.</summary>
    public double TextSize => textSize;

    public double Width => width;

    public double Height => height;

    public SvgPicture Add(Markup markup)
    {
        pieces.Add(markup);
        return this;
    }

    /// <summary>What <paramref name="draw"/> draws, piece by piece and outside the picture, to be put where it belongs.</summary>
    public IReadOnlyList<Markup> Collect(Action draw)
    {
        List<Markup> kept = pieces;
        pieces = [];
        draw();
        List<Markup> drawn = pieces;
        pieces = kept;
        return drawn;
    }

    /// <summary>Puts what <paramref name="draw"/> draws into a group; one that stays empty is not written.</summary>
    public void Group(Markup attributes, Action draw)
    {
        IReadOnlyList<Markup> drawn = Collect(draw);
        if (attributes.IsEmpty)
            pieces.AddRange(drawn);
        else if (drawn.Count > 0)
            Add($"<g {attributes}>\n{drawn}</g>\n");
    }

    /// <summary>A definition (a gradient), once for each name; returns what refers to it, <c>url(#…)</c>.</summary>
    public Markup Define(string name, Func<Markup, Markup> definition)
    {
        Markup id = Name(name);
        if (defined.Add(name))
            definitions.Add(definition(id));
        return $"url(#{id})";
    }

    /// <summary>A shape to be used many times, once for each name; returns what refers to it, <c>#…</c>.</summary>
    public Markup Shape(string name, Func<Markup, Markup> shape)
    {
        Define(name, shape);
        return $"#{Name(name)}";
    }

    /// <summary>A rule for a class or keyframes of this picture alone; <c>$</c> stands for the picture's prefix.</summary>
    public void Style(string rule) => style.Append(rule.Replace("$", Prefix, StringComparison.Ordinal)).Append('\n');

    /// <summary>The same, once however often it is given.</summary>
    public void StyleOnce(string rule)
    {
        if (defined.Add(rule))
            Style(rule);
    }

    /// <summary>The id or class that <paramref name="name"/> has in this picture.</summary>
    public static Markup Name(string name)
    {
        Markup id = Markup.Empty;
        id.AppendLiteral(Prefix + name);
        return id;
    }

    /// <summary>Lines of text that look the same, each at its place.</summary>
    public void Texts(
        IEnumerable<(double X, double Y, string Text, Markup? Title)> lines,
        string fill,
        string anchor = "start"
    )
    {
        Markup written = Markup.Empty;
        foreach ((double x, double y, string text, Markup? title) in lines)
            written.Add($"<text x=\"{x:0}\" y=\"{y:0}\">{text}{title}</text>\n");
        if (!written.IsEmpty)
            Add($"<g class=\"{TextClass()}\" fill=\"{fill}\" text-anchor=\"{anchor}\">\n{written}</g>\n");
    }

    /// <summary>A line of text.</summary>
    public void Text(
        double x,
        double y,
        string text,
        string? fill = null,
        double? size = null,
        string anchor = "start",
        bool bold = false,
        Markup? title = null
    )
    {
        if (text.Length == 0)
            return;
        Markup other = size is { } own && own != textSize ? $" font-size=\"{own:0.#}\"" : Markup.Empty;
        Markup weight = bold ? $" font-weight=\"600\"" : Markup.Empty;
        Markup from = anchor == "start" ? Markup.Empty : $" text-anchor=\"{anchor}\"";
        Add(
            $"<text class=\"{TextClass()}\" x=\"{x:0}\" y=\"{y:0}\" fill=\"{fill ?? theme.Text}\"{other}{from}{weight}>{text}{title}</text>\n"
        );
    }

    public override string ToString()
    {
        Markup styles = Markup.Empty;
        if (style.Length > 0)
            styles.AppendLiteral($"<style>{style}</style>\n");
        Markup definition = definitions.IsEmpty ? Markup.Empty : $"<defs>{definitions}</defs>\n";
        Markup document =
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{Name("s")}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{description}\" font-size=\"{textSize}\" font-family=\"system-ui,Segoe UI,DejaVu Sans,sans-serif\" style=\"font-variant-numeric:tabular-nums\">\n{styles}{definition}<rect width=\"{width}\" height=\"{height}\" rx=\"10\" fill=\"{theme.Stage}\"/>\n{pieces}</svg>";
        string text = document.ToString();
        return text.Replace(Prefix, $"ni{Digest(text):x8}-", StringComparison.Ordinal);
    }

    // Words stand clear of the lines that cross behind them.
    private Markup TextClass()
    {
        StyleOnce($".$t{{stroke:{theme.Stage};stroke-width:3px;stroke-linejoin:round;paint-order:stroke}}");
        return Name("t");
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
