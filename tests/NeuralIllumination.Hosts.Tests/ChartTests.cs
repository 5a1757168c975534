namespace NeuralIllumination.Hosts.Tests;

/// <summary>
/// Charts in .NET Interactive: ours, beside other languages and beside Plotly.NET's own packages, whichever came first. The host has an older
/// FSharp.Core than Plotly.NET asks for, which only a test with the host itself can see.
/// </summary>
[Collection<SharedTool>]
public sealed class ChartTests(HostFixture host, ToolFixture loaded)
{
    private const string Html = "text/html";
    private const string OwnInCSharp =
        "Plotly.NET.CSharp.Chart.Line<int, int, string>(new[] { 1, 2, 3 }, new[] { 7, 11, 13 })";
    private const string OwnInFSharp = "open Plotly.NET\nChart.Line(x = [1; 2; 3], y = [7; 11; 13])";

    [Theory]
    [InlineData("training.Plot()", "Loss")]
    [InlineData("training.PlotNorms()", "norm")]
    [InlineData("training.Histograms()", "eights")]
    [InlineData("new Comparison { { \"one\", training }, { \"two\", training } }", "two")]
    [InlineData("new Training(Network.Create([2, 8, 2]), Datasets.TwoMoons()).Boundary()", "right")]
    [InlineData("Neural.Register(\"default\", training); #!neural curves", "oss")]
    [InlineData(
        "Neural.Register(\"default\", training); Neural.Register(\"other\", training); #!neural compare default other",
        "other"
    )]
    public async Task Ours_are_shown_with_their_picture_and_table(string cell, string word)
    {
        // A magic line stands in a cell of its own here, so that what comes before it has run.
        int magic = cell.IndexOf("#!", StringComparison.Ordinal);
        if (magic > 0)
            await loaded.Tool.ShowAsync(cell[..magic]);
        IReadOnlyDictionary<string, string> forms = (await loaded.Tool.ShowAsync(cell[Math.Max(magic, 0)..])).Shown[^1];
        Assert.Equal([Html, "image/svg+xml", "text/plain"], forms.Keys);
        Assert.StartsWith("<svg", forms["image/svg+xml"], StringComparison.Ordinal);
        Assert.Contains("<table", forms[Html], StringComparison.Ordinal);
        Assert.Contains(word, forms["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Charts_of_Plotly_NET_are_shown_beside_ours_before_and_after_its_own_extension_is_loaded()
    {
        // Given one of ours, and F# at work in the same session
        await using ToolFixture session = new(host);
        await session.InitializeAsync();
        await ShowsOursAsync(session);
        Assert.Contains(
            "<pre>6</pre>",
            (await session.Tool.ShowAsync("[1; 2; 3] |> List.sum", "fsharp")).LastText,
            StringComparison.Ordinal
        );

        // When a user loads Plotly.NET for each language, without its extension
        await session.Tool.ShowAsync("#r \"nuget: Plotly.NET.CSharp, 0.14.0\"");
        await session.Tool.ShowAsync("#r \"nuget: Plotly.NET, 6.0.0\"", "fsharp");

        // Then charts of either language are shown, with our offline script, and ours can be restyled in Plotly.NET's words
        await ShowsOwnAsync(session, "data-ni-plot");
        string restyled = (
            await session.Tool.ShowAsync(
                "using Plotly.NET.CSharp;\ntraining.Plot().Chart.WithSize(Width: 721, Height: 640)"
            )
        ).Shown[^1][Html];
        Assert.Contains("721", restyled, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", restyled, StringComparison.Ordinal);
        await ShowsOursAsync(session);

        // When the extension is loaded too, then it shows them, and ours go on as they were
        await session.Tool.ShowAsync("#r \"nuget: Plotly.NET.Interactive, 6.0.0\"");
        await ShowsOwnAsync(session, "Plotly.newPlot");
        await ShowsOursAsync(session);
        Assert.Contains(
            "<pre>6</pre>",
            (await session.Tool.ShowAsync("[1; 2; 3] |> List.sum", "fsharp")).LastText,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Charts_of_Plotly_NET_are_shown_when_its_extension_was_loaded_first()
    {
        // Given a session in which Plotly.NET's extension comes before our package
        await using InteractiveTool tool = InteractiveTool.Start(host.Home);
        await tool.ShowAsync("#r \"nuget: Plotly.NET.Interactive, 6.0.0\"\n#r \"nuget: Plotly.NET.CSharp, 0.14.0\"");
        await tool.ShowAsync(host.Home.Load);

        // Then a chart of its own is shown before any of ours was drawn
        Assert.Contains(
            "Plotly.newPlot",
            (await tool.ShowAsync(OwnInCSharp)).Shown[^1][Html],
            StringComparison.Ordinal
        );

        // And ours too
        string ours = (
            await tool.ShowAsync(
                """
                using NeuralIllumination;
                var training = new Training(Network.Create([64, 4, 2], seed: 1), Datasets.CirclesAndSquares(seed: 1));
                training.Run(epochs: 3);
                training.Plot()
                """
            )
        ).Shown[^1][Html];
        Assert.Contains("data-ni-plot", ours, StringComparison.Ordinal);
    }

    private static async Task ShowsOursAsync(ToolFixture session) =>
        Assert.Contains(
            "data-ni-plot",
            (await session.Tool.ShowAsync("training.Plot()")).Shown[^1][Html],
            StringComparison.Ordinal
        );

    private static async Task ShowsOwnAsync(ToolFixture session, string mark)
    {
        foreach ((string code, string kernel) in new[] { (OwnInCSharp, "csharp"), (OwnInFSharp, "fsharp") })
        {
            string html = (await session.Tool.ShowAsync(code, kernel)).Shown[^1][Html];
            Assert.Contains(mark, html, StringComparison.Ordinal);
            Assert.Contains("\"y\":[7,11,13]", html, StringComparison.Ordinal);
        }
    }
}
