using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace NeuralIllumination.Views.Tests;

/// <summary>
/// The pictures and tables are as they were when somebody last looked at them. They are the gallery too: open Goldens/*.svg in a browser.
/// </summary>
public sealed partial class GoldenTests
{
    private const string HowToAccept =
        "Look at it; if it is better, run the tests once with NI_ACCEPT=1 and commit Goldens/.";

    private static readonly string[] Pictures =
    [
        "network-start",
        "network-backward",
        "network-light",
        "network-loss",
        "network-update",
        "network-small",
        "network-deep",
        "network-sigmoid-start",
        "network-sigmoid",
        "network-squares-start",
        "network-squares-two",
        "network-squares-ten",
        "network-regression",
        "predictions-regression",
        "dataset-regression",
        "dataset-graph",
        "boundary",
        "boundary-light",
        "boundary-four",
        "boundary-quantity",
        "boundary-line",
        "boundary-features",
        "network-features",
        "network-irises",
        "curves",
        "curves-light",
        "curves-untrained",
        "predictions",
        "predictions-squares",
        "samples",
        "sample",
        "weights",
    ];

    private static readonly string[] NarrowPictures =
    [
        "network-start",
        "network-deep",
        "network-small",
        "network-sigmoid",
        "network-squares-start",
        "network-squares-ten",
        "network-features",
        "network-irises",
    ];

    private static readonly string[] LivingPictures =
    [
        "network-start",
        "network-light",
        "network-deep",
        "network-sigmoid-start",
        "network-squares-two",
    ];

    private static readonly string[] Pages =
    [
        "step",
        "step-small",
        "gradient-check",
        "gradient-check-broken",
        "run",
        "guess-low",
    ];

    private static readonly string[] Texts =
    [
        "network-start",
        "step",
        "step-column",
        "step-sigmoid",
        "step-squares",
        "step-sigmoids",
        "step-squares-two",
        "network-squares",
        "run-sigmoid",
        "predictions-sigmoid",
        "curves",
        "predictions",
        "samples",
        "sample",
        "run",
        "dataset",
        "boundary-four",
        "boundary-quantity",
        "diagnostics-start",
        "diagnostics",
        "diagnostics-saturated",
        "weights",
        "guess",
        "guess-low",
        "guess-right",
        "guess-words",
    ];

    private static string Folder =>
        typeof(GoldenTests)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "Goldens")
            .Value!;

    public static TheoryData<string> Files => [.. Expected().Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_view_looks_as_it_did(string file)
    {
        string actual = Expected()[file]();
        string path = Path.Combine(Folder, file);
        if (Environment.GetEnvironmentVariable("NI_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"Goldens/{file} is missing. {HowToAccept}");
        string golden = File.ReadAllText(path);
        Assert.True(
            golden == actual,
            $"Goldens/{file} has changed, first at line {FirstDifference(golden, actual)}. {HowToAccept}"
        );
    }

    [Fact]
    public void No_golden_is_left_of_a_view_that_is_gone()
    {
        IEnumerable<string> orphans = new DirectoryInfo(Folder)
            .GetFiles()
            .Select(file => file.Name)
            .Except(Expected().Keys);
        Assert.Empty(orphans);
    }

    private static SortedDictionary<string, Func<string>> Expected()
    {
        SortedDictionary<string, Func<string>> files = new(StringComparer.Ordinal);
        foreach (string name in Pictures)
            files[name + ".svg"] = () => Stable(Gallery.Views[name].ToSvg()!);
        foreach (string name in NarrowPictures)
            files[name + ".narrow.svg"] = () => Stable(((NetworkView)Gallery.Views[name]).ToNarrowSvg());
        foreach (string name in LivingPictures)
            files[name + ".living.svg"] = () => Stable(((NetworkView)Gallery.Views[name]).DrawLiving());
        foreach (string name in Pages)
            files[name + ".html"] = () => Image().Replace(Gallery.Views[name].ToHtml(), "data:,");
        foreach (string name in Texts)
            files[name + ".txt"] = () => Gallery.Views[name].ToString();
        return files;
    }

    /// <summary>Numbers to three decimals and ids without their digest: a golden changes when a picture does, not when a bit does.</summary>
    private static string Stable(string svg) =>
        LongNumber()
            .Replace(
                Id().Replace(svg, "ni-"),
                number =>
                    Math.Round(double.Parse(number.Value, CultureInfo.InvariantCulture), 3)
                        .ToString(CultureInfo.InvariantCulture)
            );

    private static int FirstDifference(string golden, string actual)
    {
        string[] before = golden.Split('\n');
        string[] after = actual.Split('\n');
        int line = 0;
        while (line < before.Length && line < after.Length && before[line] == after[line])
            line++;
        return line + 1;
    }

    [GeneratedRegex(@"\d+\.\d{4,}(e[+-]?\d+)?")]
    private static partial Regex LongNumber();

    [GeneratedRegex("ni[0-9a-f]{8}-")]
    private static partial Regex Id();

    [GeneratedRegex("data:image/svg[^\"]*")]
    private static partial Regex Image();
}
