using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>
/// Something shown: a pure function of immutable records. Hosts find <see cref="ToHtml"/> and <see cref="ToSvg"/> by their names, so that
/// nothing here refers to a host.
/// </summary>
/// <remarks>The same record gives the same text, byte for byte, in every culture.</remarks>
[TypeFormatterSource(typeof(ViewFormatters), PreferredMimeTypes = [Mime.Html, Mime.Plain])]
public abstract class View
{
    /// <summary>One self-contained element: no script, no request, no font. It reads well with its styles stripped too.</summary>
    public abstract string ToHtml();

    /// <summary>The picture alone, a whole SVG document; null when the view has none.</summary>
    public virtual string? ToSvg() => null;

    /// <summary>Plain text that reads well in a terminal.</summary>
    public abstract override string ToString();

    /// <summary>
    /// The records that it shows, as JSON: members in camel case, a matrix as its rows, every number with all its digits. It is how a value
    /// travels to a cell of another language; a notebook never shows it.
    /// </summary>
    public string ToJson() => RecordJson.Write(Content);

    /// <summary>Writes the view as a whole page that needs nothing else: opened from disk, offline. The file is written whole or not at all.</summary>
    /// <param name="path">Where; its folder must be there. What was in the file before is replaced.</param>
    /// <returns>The file's full path.</returns>
    /// <exception cref="FileFormatException">The folder is absent or the file cannot be written; what was there before is still there.</exception>
    public string SaveHtml(string path)
    {
        WholeFile.Write(path, ToPage());
        return Path.GetFullPath(path);
    }

    /// <summary>The whole document that is saved.</summary>
    internal virtual string ToPage() => ViewPage.Render(FirstLine, ToHtml());

    /// <summary>The records that it shows; a view that is not ours has its text alone.</summary>
    internal virtual object Content => ToString();

    /// <summary>The text's first line: what a list of variables says of it.</summary>
    internal string FirstLine => ToString().TrimStart().Split('\n')[0].TrimEnd();
}
