using System.Globalization;
using Microsoft.Playwright;
using NeuralIllumination.Browser;
using NeuralIllumination.Views;

namespace NeuralIllumination.Studio.Tests;

/// <summary><c>illuminate page</c>: one file that needs nothing else.</summary>
public sealed class PageCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_is_written_into_the_current_folder_under_its_own_name()
    {
        Ran ran = await Ran.Program(folder.Path, "page");
        Assert.Equal(new Ran(0, "neural_illumination.html\n", ""), ran);
        Assert.Equal(["neural_illumination.html"], folder.Names);
    }

    [Fact]
    public async Task It_is_one_document_that_may_fetch_nothing_and_says_that_it_plays()
    {
        string html = await Page();
        Assert.StartsWith("<!doctype html>\n<html lang=\"en\">\n", html, StringComparison.Ordinal);
        Assert.Contains("<title>Neural Illumination</title>", html);
        Assert.Contains(
            "content=\"default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src data:\"",
            html
        );
        Assert.Contains("<main data-autoplay>\n", html);
        Assert.Equal(html, await Page());
    }

    [Fact]
    public async Task It_holds_the_default_run_at_its_start()
    {
        Training start = new(Network.Create([64, 16, 2], seed: 42), Datasets.CirclesAndSquares(seed: 42));
        Assert.Equal(new IlluminationPage(start.Illuminate(ahead: Ahead(start))).ToHtml(), await Page());
    }

    [Fact]
    public async Task It_learns_the_data_set_that_it_is_told()
    {
        Training start = new(Network.Create([2, 16, 3], seed: 42), Datasets.ThreeClasses(noise: 0.3));
        string page = await Page("--data-set", "three-classes", "--noise", "0.3");
        Assert.Equal(new IlluminationPage(start.Illuminate(ahead: Ahead(start))).ToHtml(), page);
    }

    [Fact]
    public async Task It_learns_a_file_of_ones_own()
    {
        string csv = folder.Write(
            "own.csv",
            string.Concat(Enumerable.Range(0, 20).Select(i => $"{i % 2},{i}.5,{i % 3}.5\n"))
        );
        Training start = new(Network.Create([2, 16, 2], seed: 42), Datasets.FromCsv(csv, scale: Scaling.ZeroToOne));
        string page = await Page("--data", csv, "--scale", "0..1");
        Assert.Equal(new IlluminationPage(start.Illuminate(ahead: Ahead(start))).ToHtml(), page);
    }

    [Fact]
    public async Task A_recipe_is_gone_on_with_from_where_it_stands()
    {
        Training training = new(Network.Create([64, 3, 2], seed: 5), Datasets.CirclesAndSquares(seed: 6));
        training.Run(2);
        training.LearningRate = 0.02;
        training.Step();
        string recipe = folder.Write("r.json", training.Recipe.ToJson());
        Assert.Equal(
            new IlluminationPage(training.Illuminate(ahead: Ahead(training))).ToHtml(),
            await Page("--recipe", recipe)
        );
    }

    [Fact]
    public async Task It_runs_offline_from_disk_and_follows_its_readers_system_or_the_theme_on_its_root()
    {
        await using TestBrowser browser = await TestBrowser.StartAsync();
        Assert.SkipWhen(browser.Missing is not null && !TestBrowser.IsRequired, browser.Missing ?? "");
        await Page();
        OpenedPage opened = await browser.OpenAsync(new Uri(folder["page.html"]).AbsoluteUri);
        ILocator alive = opened.Page.Locator("neural-illumination[data-ready][data-verified]");
        await alive.WaitForAsync();
        Assert.Equal("true", await alive.GetAttributeAsync("data-verified"));
        Assert.Equal("rgb(255, 255, 255)", await Background(opened));
        await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        Assert.Equal("rgb(11, 14, 20)", await Background(opened));
        await opened.Page.EvaluateAsync("document.documentElement.dataset.theme = 'light'");
        Assert.Equal("rgb(255, 255, 255)", await Background(opened));
        Assert.True(
            await alive.EvaluateAsync<bool>("element => element.closest('[data-autoplay]') !== null"),
            "the viewer looks for the wrapper that lets it play"
        );
        Assert.Empty(opened.Complaints);
        Assert.Single(opened.Requests);
    }

    [Theory]
    [InlineData("--out needs an existing folder; got \"{0}/absent/a.html\".", "--out", "{0}/absent/a.html")]
    [InlineData("--out must be a file; got the folder \"{0}\".", "--out", "{0}")]
    [InlineData("--out must be a path; got \"\".", "--out", "")]
    [InlineData(
        "{0}/absent.json: cannot be read: Could not find file '{0}/absent.json'.",
        "--recipe",
        "{0}/absent.json",
        "--out",
        "{0}/a.html"
    )]
    [InlineData("unknown option --recipes; did you mean --recipe?", "--recipes", "x")]
    [InlineData("unexpected argument x; --help lists what there is.", "x")]
    public async Task Bad_input_is_one_line_and_exit_2(string message, params string[] arguments)
    {
        Ran ran = await Ran.InProcess(["page", .. arguments.Select(argument => argument.Replace("{0}", folder.Path))]);
        Assert.Equal(new Ran(2, "", $"illuminate page: {message.Replace("{0}", folder.Path)}\n"), ran);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public async Task Another_culture_writes_the_same_page()
    {
        string html = await Page();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            other.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = other;
            Assert.Equal(html, await Page());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Where the page will come to by itself.</summary>
    private static Training Ahead(Training training) =>
        Training.Replay(training.Recipe with { Epochs = 200, Batches = 0 });

    private async Task<string> Page(params string[] arguments)
    {
        Ran ran = await Ran.InProcess(["page", "--out", folder["page.html"], .. arguments]);
        // Progress is told on standard error where it takes a while.
        Assert.Equal((0, folder["page.html"] + "\n"), (ran.Exit, ran.Out));
        return await File.ReadAllTextAsync(folder["page.html"]);
    }

    private static Task<string> Background(OpenedPage opened) =>
        opened.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor");
}
