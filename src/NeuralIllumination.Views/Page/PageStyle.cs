using System.Text.RegularExpressions;

namespace NeuralIllumination.Views;

/// <summary>Makes a style sheet smaller without changing what it says: an output is carried about in notebooks.</summary>
internal static partial class PageStyle
{
    /// <summary>The live view's style sheet, as Base85 of gzip.</summary>
    public static string Packed => Sheet.Value;

    private static readonly Lazy<string> Sheet = new(() =>
        Gzip.PackTight(Compact(Resource.Text("web/viewer.css") + Resource.Text("web/panels.css")))
    );

    /// <summary>Without comments, line breaks and indentation.</summary>
    public static string Compact(string css) =>
        Gap().Replace(Space().Replace(Comment().Replace(css, ""), " "), "$1").Trim();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    // Around these marks space means nothing; around + and - in calc() it does, and before : it tells a descendant.
    [GeneratedRegex(@" ?([{};,]) ?")]
    private static partial Regex Gap();
}
