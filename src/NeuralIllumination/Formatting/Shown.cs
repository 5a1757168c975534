using NeuralIllumination.Views;

namespace NeuralIllumination;

/// <summary>Something that a cell may end with: it is shown by its view. Hosts find these methods by their names.</summary>
[TypeFormatterSource(typeof(ShownFormatters), PreferredMimeTypes = [Mime.Html, Mime.Svg, Mime.Plain])]
public abstract class Shown
{
    /// <summary>The view that shows it, as it is at this moment.</summary>
    public abstract View View { get; }

    /// <summary>One self-contained element of HTML.</summary>
    public string ToHtml() => View.ToHtml();

    /// <summary>The picture alone, a whole SVG document; null when there is none.</summary>
    public string? ToSvg() => View.ToSvg();

    /// <summary>The records that it shows, as JSON: see <see cref="View.ToJson"/>.</summary>
    public string ToJson() => View.ToJson();

    /// <summary>The picture as the bytes of a PNG file, the same pixels on every machine.</summary>
    /// <param name="scale">Pixels for each unit of the picture, 0.1 to 8.</param>
    /// <exception cref="OptionException">A scale outside its range, or there is no picture.</exception>
    public byte[] ToPng(double scale = 1) => View.ToPng(scale);

    /// <summary>Writes it as a whole page that needs nothing else: see <see cref="View.SaveHtml"/>.</summary>
    /// <param name="path">Where; its folder must be there.</param>
    /// <returns>The file's full path.</returns>
    /// <exception cref="FileFormatException">The folder is absent or the file cannot be written.</exception>
    public string SaveHtml(string path) => View.SaveHtml(path);

    /// <summary>Plain text that reads well in a terminal.</summary>
    public override string ToString() => View.ToString();
}
