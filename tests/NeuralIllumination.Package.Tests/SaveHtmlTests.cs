using NeuralIllumination.Charts;

namespace NeuralIllumination.Package.Tests;

/// <summary>Views as pages of their own, for programs that have no notebook.</summary>
public sealed class SaveHtmlTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("neural illumination ").FullName;

    public static TheoryData<string> Types => [.. Everything.Types.Select(type => type.Name)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_value_saves_a_whole_page_that_asks_for_nothing(string type)
    {
        object value = Everything.Of(type);
        string path = Path.Combine(folder, $"{type}.html");
        Assert.Equal(path, Save(value, path));
        string page = File.ReadAllText(path);
        Assert.StartsWith("<!doctype html>\n", page, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", page, StringComparison.Ordinal);
        Assert.Contains("Content-Security-Policy\" content=\"default-src 'none'", page, StringComparison.Ordinal);
        Assert.Matches("<title>[^<\n]+</title>", page);
        if (value is not (PlotView or Comparison or Views.IlluminationView))
            Assert.Contains(
                ((string)value.GetType().GetMethod("ToHtml", [])!.Invoke(value, null)!).Trim(),
                page,
                StringComparison.Ordinal
            );
    }

    // A page has no other chart to take the library from; and the session's first chart still carries it.
    [Fact]
    public async Task Each_saved_chart_carries_its_library()
    {
        await Task.Run(() =>
        {
            PlotScript.BeginSession();
            PlotView first = (PlotView)Everything.Of("LearningPlot");
            PlotView second = (PlotView)Everything.Of("NormsPlot");
            foreach (PlotView plot in new[] { second, first })
                Assert.True(new FileInfo(plot.SaveHtml(Path.Combine(folder, "plot.html"))).Length > 1_000_000);
            Assert.True(first.ToHtml().Length > 1_000_000);
            Assert.True(second.ToHtml().Length < 1_000_000);
        });
    }

    [Fact]
    public void An_absent_folder_is_refused_in_one_line_and_nothing_is_written()
    {
        string path = Path.Combine(folder, "absent", "page.html");
        FileFormatException refused = Assert.Throws<FileFormatException>(() => Save(Everything.Of("Training"), path));
        Assert.Contains("does not exist", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_path_from_here_comes_back_whole() =>
        Assert.Equal(
            Path.Combine(folder, "note.html"),
            Save(
                Everything.Of("NoteView"),
                Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(folder, "note.html"))
            )
        );

    private static string Save(object value, string path) =>
        value is Shown shown ? shown.SaveHtml(path) : ((Views.View)value).SaveHtml(path);
}
