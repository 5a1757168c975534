using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NeuralIllumination.Browser;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;
using NeuralIllumination.Studio.Serving;

namespace NeuralIllumination.Studio.Web.Tests;

/// <summary>The pages before readers of every kind: dark and light, wide and narrow, with a screen reader.</summary>
public sealed class LookTests(BrowserFixture fixture)
{
    private const string Lesson =
        "#!markdown\n\n# A lesson\n\nWith [a link](https://example.org) and `code`.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n#!csharp\n\n// why\nvar text = \"one\"; Console.WriteLine(text);\nMath.Max(1, 2)\n\n#!html\n\n<p>hi</p>\n\n#!csharp\n\nnothing\n\n#!fsharp\n\nlet x = 1\n";

    [Theory]
    [InlineData(1440, true)]
    [InlineData(1280, false)]
    [InlineData(800, true)]
    [InlineData(420, false)]
    public async Task Pages_fit_and_nobody_stumbles(int width, bool dark)
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, Lesson, width, dark);
        await tab.Page.Locator("[data-do=run-all]").ClickAsync();
        await tab.Page.FrameLocator("iframe").GetByText("hi").WaitForAsync();
        await tab.Cell(4).Locator(".error").WaitForAsync();
        await tab.RestsAsync();
        await IsSoundAsync(tab.Page);
        await tab.Cell(2).FocusAsync();
        await tab.PressAsync("Enter");
        await IsSoundAsync(tab.Page);
        await tab.PressAsync("Escape", "?");
        await IsSoundAsync(tab.Page);
        await tab.PressAsync("Escape", "t");
        await tab.Page.GetByText("2 of 5").WaitForAsync();
        await IsSoundAsync(tab.Page);
        await tab.PressAsync("Escape");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "All notebooks" }).ClickAsync();
        await tab.Page.GetByText("failed").WaitForAsync();
        await IsSoundAsync(tab.Page);
        Assert.Empty(tab.Opened.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_door_opens_to_whoever_pastes_the_address(bool dark)
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Lesson));
        OpenedPage opened = await fixture.Browser.OpenAsync(served.Server.Address, dark: dark);
        await IsSoundAsync(opened.Page);
        await opened.Page.GetByLabel("Address or token").FillAsync("wrong");
        await opened.Page.Keyboard.PressAsync("Enter");
        await opened.Page.GetByText("That is not the token").WaitForAsync();
        await IsSoundAsync(opened.Page);
        await opened.Page.GetByLabel("Address or token").FillAsync(served.Server.Link);
        await opened.Page.Keyboard.PressAsync("Enter");
        await opened.Page.GetByRole(AriaRole.Link, new() { Name = "A lesson" }).WaitForAsync();
        Assert.Equal($"{served.Server.Address}/", opened.Page.Url);
        await opened.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_reader_chooses_dark_or_light_and_outputs_follow()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, "#!html\n\n<p>hi</p>\n", dark: true);
        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("Control+Enter");
        ILocator inside = tab.Page.FrameLocator("iframe").Locator("body");
        await inside.GetByText("hi").WaitForAsync();
        Assert.Equal("rgb(220, 227, 238)", await inside.EvaluateAsync<string>("(e) => getComputedStyle(e).color"));
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Dark or light" }).ClickAsync();
        await tab.Page.FrameLocator("iframe").Locator("html[data-theme=light]").WaitForAsync();
        Assert.Equal("rgb(28, 35, 48)", await inside.EvaluateAsync<string>("(e) => getComputedStyle(e).color"));
        await tab.Page.ReloadAsync();
        Assert.Equal("light", await tab.Page.Locator("html").GetAttributeAsync("data-theme"));
    }

    [Fact]
    public async Task The_lessons_run_to_their_end_and_what_they_show_is_alive()
    {
        string folder = NotebookFolder.Find(AppContext.BaseDirectory, AppContext.BaseDirectory)!;
        string text = await File.ReadAllTextAsync(Path.Combine(folder, "01-first-light.dib"));
        await using StudioTab tab = await StudioTab.OpenAsync(
            fixture.Browser,
            text + "\n#!csharp\n\ntraining.Plot()\n\n#!csharp\n\ntraining.PlotNorms()\n"
        );
        await tab.Page.Locator("[data-do=run-all]").ClickAsync();
        await tab.Page.Locator(".cell[data-activity]").First.WaitForAsync();
        await tab
            .Page.Locator(".cell:nth-last-child(1)[data-state=succeeded]")
            .WaitForAsync(new() { Timeout = 120_000 });
        Assert.Equal(0, await tab.Page.Locator(".error").CountAsync());

        // A browser lets a frame rest that nobody sees.
        ILocator element = await SeenAsync(4, "neural-illumination[data-ready][data-verified]");
        Assert.Equal("true", await element.GetAttributeAsync("data-verified"));
        Assert.Equal("793eb911119c0633", await element.GetAttributeAsync("data-fingerprint"));
        // The second chart carries no copy of the plot's script: the page handed one in.
        await SeenAsync(2, "[data-ni-plot][data-live]");
        await SeenAsync(1, "[data-ni-plot][data-live]");
        Assert.All(
            tab.Opened.Requests,
            url =>
                Assert.True(
                    url.StartsWith(tab.Served.Server.Address, StringComparison.Ordinal)
                        || url.StartsWith("blob:", StringComparison.Ordinal),
                    url
                )
        );
        Assert.Single(tab.Opened.Requests, url => url.EndsWith(PlotLibrary.Path, StringComparison.Ordinal));
        Assert.Empty(tab.Opened.Complaints);

        async Task<ILocator> SeenAsync(int fromLast, string what)
        {
            ILocator cell = tab.Page.Locator($".cell:nth-last-child({fromLast})");
            await cell.Locator("iframe").ScrollIntoViewIfNeededAsync();
            ILocator found = cell.FrameLocator("iframe").Locator(what).First;
            await found.WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
            return found;
        }
    }

    /// <summary>320 px is also what is left of 1280 when a reader enlarges four times.</summary>
    [Theory]
    [InlineData(1280, true, false)]
    [InlineData(1280, false, false)]
    [InlineData(320, true, false)]
    [InlineData(1280, true, true)]
    public async Task An_exported_page_is_sound_for_every_reader(int width, bool dark, bool forced)
    {
        using TemporaryFolder folder = new();
        string page = folder.Write("all.html", Exported());
        OpenedPage opened = await fixture.Browser.OpenAsync(
            new Uri(page).AbsoluteUri,
            width,
            dark,
            options => options.ForcedColors = forced ? ForcedColors.Active : ForcedColors.None
        );
        await opened.Page.Locator("neural-illumination").ScrollIntoViewIfNeededAsync();
        // Between two of its moments, at which its norms are those of the batch before.
        await opened
            .Page.Locator("neural-illumination[data-ready]")
            .EvaluateAsync("async (e) => { e.pause(); await e.goTo(2, 3, 1); }");
        await opened.Page.Locator("[data-ni-plot][data-live]").WaitForAsync();
        await IsSoundAsync(opened.Page, forced);
        Assert.Empty(opened.Complaints);
        await opened.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_paper_no_heading_and_no_title_stands_apart_from_what_it_names()
    {
        using TemporaryFolder folder = new();
        string page = folder.Write("all.html", Exported());
        OpenedPage opened = await fixture.Browser.OpenAsync(new Uri(page).AbsoluteUri, dark: true);
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal(
            "avoid",
            await opened.Page.EvaluateAsync<string>(
                "() => [...new Set([...document.querySelectorAll('h1, h2, h3, figcaption, caption')].map((e) => getComputedStyle(e).breakAfter))].join()"
            )
        );
        await opened.Page.Context.CloseAsync();
    }

    /// <summary>The first page, a notebook with its dialogs, and Teach.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task Dialogs_and_pages_hinder_nobody_in_forced_colours_either(bool dark, bool forced)
    {
        await using StudioTab tab = await StudioTab.OpenAsync(
            fixture.Browser,
            "# saved by hand\n\n#!csharp\n\n1 + 1\n",
            dark: dark,
            change: reader => reader.ForcedColors = forced ? ForcedColors.Active : ForcedColors.None
        );
        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("Control+Enter");
        await tab.RestsAsync();
        await IsSoundAsync(tab.Page, forced);
        foreach (string dialog in (string[])["keys", "copy", "changed"])
        {
            await tab.Page.EvaluateAsync(
                "(name) => document.querySelector(`dialog[data-part=${name}]`).showModal()",
                dialog
            );
            await IsSoundAsync(tab.Page, forced);
            await tab.PressAsync("Escape");
        }

        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("t");
        await IsSoundAsync(tab.Page, forced);
        await tab.PressAsync("Escape");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "All notebooks" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Listitem).First.WaitForAsync();
        await IsSoundAsync(tab.Page, forced);
        Assert.Empty(tab.Opened.Complaints);
    }

    /// <summary>Each as <c>illuminate view</c> writes it; alone, with nothing around it that could name or colour it.</summary>
    [Theory]
    [InlineData("network")]
    [InlineData("step")]
    [InlineData("math")]
    [InlineData("illumination")]
    [InlineData("predictions")]
    [InlineData("curves")]
    [InlineData("boundary", "two-moons")]
    [InlineData("data")]
    [InlineData("data", "two-hills")]
    [InlineData("output")]
    [InlineData("output", "two-hills")]
    public async Task An_output_that_stands_alone_hinders_nobody(string view, string data = "circles-and-squares")
    {
        using TemporaryFolder folder = new();
        string file = folder["view.html"];
        if (view == "output")
        {
            Training training =
                data == "two-hills"
                    ? new(Network.Create([2, 8, 1], loss: LossFunction.IdentityMeanSquaredError), Datasets.TwoHills())
                    : new(Network.Create([64, 16, 2]), Datasets.CirclesAndSquares());
            training.Run(2);
            folder.Write(
                "view.html",
                $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Output</title><main><h1>Output</h1>{training.Illuminate().ToHtml()}</main></html>"
            );
        }
        else
        {
            Ran ran = await Ran.InProcess(["view", view, "--data-set", data, "--at", "2", "--out", file]);
            Assert.Equal(0, ran.Exit);
        }

        foreach (bool dark in (bool[])[true, false])
        {
            OpenedPage opened = await fixture.Browser.OpenAsync(new Uri(file).AbsoluteUri, dark: dark);
            if (view is "illumination" or "output")
            {
                await opened
                    .Page.Locator("neural-illumination[data-ready]")
                    .EvaluateAsync("async (e) => { e.pause(); await e.goTo(1, 2, 3); }");
            }

            await IsSoundAsync(opened.Page);
            Assert.Empty(opened.Complaints);
            await opened.Page.Context.CloseAsync();
        }
    }

    // Prose, a live output, a chart, views, text, an error and HTML of the user's own.
    private static string Exported()
    {
        Training training = new(Network.Create([64, 16, 2]), Datasets.CirclesAndSquares());
        training.Run(3);
        return NotebookPage.Render(
            new Notebook([
                new Cell(
                    "markdown",
                    "# A lesson\n\n## Part\n\nA formula $z = W x$.\n\n$$y_1$$\n\n- [ ] to do\n- [x] done\n\n> quoted\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n```csharp\nvar x = 1; // why\n```\n\n[a link](https://example.org)"
                ),
                Ran(Html(training.Network.ToHtml())),
                Ran(Html(training.Step().ToHtml())),
                Ran(Html(training.Illuminate().ToHtml())),
                Ran(Html(training.Plot().ToHtml())),
                Ran(Html("<h3>Own</h3><p>words</p>")),
                Ran(new StreamOutput(StreamOutput.StandardOutput, new string('x', 300) + "\n")),
                Ran(new StreamOutput(StreamOutput.StandardError, "\u001b[31mred\u001b[0m\n")),
                new Cell("csharp", "nothing")
                {
                    State = CellState.Failed,
                    Outputs = [new ErrorOutput("CS0103", "The name 'nothing' does not exist", ["at line 1"])],
                },
                new Cell("fsharp", "let x = 1"),
            ]),
            "all.dib"
        );

        static DisplayOutput Html(string html) => new([new MimeText(MimeText.Html, html)]);
        static Cell Ran(Output output) =>
            new("csharp", "// why\nvar text = \"one\";") { State = CellState.Succeeded, Outputs = [output] };
    }

    private static async Task IsSoundAsync(IPage page, bool isForced = false)
    {
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        AxeResult result = await page.RunAxe(BrowserFixture.Violations);
        Assert.NotEmpty(result.Passes);
        Assert.Empty(
            result
                .Violations.Where(found => found.Impact is "serious" or "critical")
                // Units on a small stage leave their letter out, which their names keep.
                .Where(found => found.Id != "label-content-name-mismatch")
                // The colours are then the reader's; axe takes the page's own ground for what is shown.
                .Where(found => !isForced || found.Id != "color-contrast")
                .Select(found => $"{found.Impact} {found.Id}: {found.Nodes[0].Html}")
        );
    }
}
