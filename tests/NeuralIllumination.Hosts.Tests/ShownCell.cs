using System.Text.RegularExpressions;

namespace NeuralIllumination.Hosts.Tests;

/// <summary>What a cell must show, judged by its last line.</summary>
internal static partial class ShownCell
{
    private const string Html = "text/html";
    private const string Svg = "image/svg+xml";
    private const string Plain = "text/plain";

    /// <summary>What is wrong with a cell's outputs, each in its forms by MIME type.</summary>
    public static IEnumerable<string> Faults(string code, IReadOnlyList<IReadOnlyDictionary<string, string>> shown)
    {
        string end = code.TrimEnd().Split('\n')[^1];
        bool isMagic = end.StartsWith("#!neural", StringComparison.Ordinal);
        // The host itself shows plain values, such as a fingerprint, as plain text alone.
        foreach (IReadOnlyDictionary<string, string> forms in shown)
        {
            if (forms.Keys.Except([Html, Svg, Plain]).FirstOrDefault() is { } strange)
                yield return $"shows {strange}, which an editor would prefer to the page";
            if (!forms.ContainsKey(Plain))
                yield return "shows nothing as plain text";
        }

        if (!isMagic && EndsWithoutValue().IsMatch(end))
            yield break;
        if (shown.Count == 0)
            yield return "shows nothing";
        else if (!IsPlainValue().IsMatch(end) && !shown[^1].ContainsKey(Html))
            yield return "does not show HTML";
        else if (IsPicture().IsMatch(end) && !shown[^1].ContainsKey(Svg))
            yield return "does not show its picture as SVG";
    }

    [GeneratedRegex(@";\s*$|^\s*\}?\s*$|^#r ")]
    private static partial Regex EndsWithoutValue();

    [GeneratedRegex(@"\.Fingerprint$")]
    private static partial Regex IsPlainValue();

    [GeneratedRegex(
        @"\.(Show|Illuminate|Curves|Film|Predictions|Plot|PlotNorms|Histograms|Network)\b|^(data|network|training|step|predictions)$|new (\w+\.)*(NetworkView|StepView|SampleView|SamplesView|Comparison)\b|^#!neural (build|data|show|predictions|step$|math|curves|compare|reset|load)"
    )]
    private static partial Regex IsPicture();
}
