using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using NeuralIllumination.Browser;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Charts.Tests;

/// <summary>Charts in a real browser, offline and under a policy that allows inline script alone.</summary>
public sealed class PlotPageTests(PlotBrowser shared) : IClassFixture<PlotBrowser>
{
    private const string Live =
        "() => document.querySelectorAll('[data-ni-plot]').length === document.querySelectorAll('[data-live]').length";

    [Fact]
    public async Task A_chart_comes_alive_offline_and_says_every_digit()
    {
        OpenedPage opened = await Open(Html(PlotCarrying.First, Lesson.Training.Plot()));
        await opened.Page.WaitForFunctionAsync(Live);
        Assert.False(await opened.Page.Locator("[data-still]").IsVisibleAsync());

        // Given the pointer over the loss panel, then the box says that epoch's loss, digit for digit.
        LocatorBoundingBoxResult box = (await opened.Page.Locator("[data-ni-plot]").BoundingBoxAsync())!;
        await opened.Page.Mouse.MoveAsync(box.X + 200, box.Y + 150);
        await opened.Page.WaitForFunctionAsync("() => document.querySelectorAll('.hoverlayer text').length >= 3");
        string[] said = await opened.Page.Locator(".hoverlayer text").AllTextContentsAsync() is { } all ? [.. all] : [];
        int epoch = int.Parse(
            said.Single(line => line.StartsWith("epoch", StringComparison.Ordinal))[6..],
            CultureInfo.InvariantCulture
        );
        EpochRecord record = Lesson.Training.History[epoch];
        Assert.Contains($"training loss {Numbers.Full(record.TrainLoss)}", said);
        Assert.Contains($"test loss {Numbers.Full(record.TestLoss!.Value)}", said);
        Clean(opened);
    }

    [Fact]
    public async Task Every_chart_draws_in_dark_and_light_wide_and_narrow()
    {
        string html = Html(
            PlotCarrying.First,
            Lesson.Training.Plot(),
            Lesson.Training.PlotNorms(),
            Lesson.Training.Histograms(),
            (PlotView)new Comparison { { "a <b> %{x}", Lesson.Training }, { "slow", Lesson.Slow } }.View
        );
        foreach ((int width, bool dark) in new[] { (1060, true), (480, false) })
        {
            OpenedPage opened = await Open(html, width, dark);
            await opened.Page.WaitForFunctionAsync(Live);
            Assert.Equal(4, await opened.Page.Locator(".main-svg").CountAsync() / 3);
            int scroll = await opened.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            Assert.InRange(scroll, 0, width);
            Assert.Contains(
                "a <b> %",
                string.Concat(await opened.Page.Locator(".legend text").AllTextContentsAsync()),
                StringComparison.Ordinal
            );
            Clean(opened);
        }
    }

    [Fact]
    public async Task A_chart_that_runs_before_the_carrier_waits_for_it()
    {
        PlotScript.BeginSession();
        string first = Lesson.Training.Plot().ToHtml();
        string second = Lesson.Training.PlotNorms().ToHtml();
        OpenedPage opened = await Open(second + first);
        await opened.Page.WaitForFunctionAsync(Live);
        Assert.Equal(2, await opened.Page.Locator("[data-live]").CountAsync());
        Clean(opened);
    }

    [Fact]
    public async Task Removing_or_rerunning_the_carrier_breaks_no_other_chart()
    {
        PlotScript.BeginSession();
        string first = Lesson.Training.Plot().ToHtml();
        string second = Lesson.Training.PlotNorms().ToHtml();
        string third = Lesson.Slow.Plot().ToHtml();
        OpenedPage opened = await Open(
            $"<div id='one'>{first}</div><div id='two'>{second}</div><div id='three'></div>"
        );
        await opened.Page.WaitForFunctionAsync(Live);

        // When the cell that carried is emptied, and another chart arrives, as hosts insert them: element by element, scripts made anew.
        await opened.Page.EvaluateAsync("() => { document.querySelector('#one').replaceChildren(); }");
        await Insert(opened, "#three", third);
        await opened.Page.WaitForFunctionAsync(Live);
        Assert.Equal(2, await opened.Page.Locator("[data-live]").CountAsync());

        // When the carrier runs again.
        await Insert(opened, "#one", first);
        await opened.Page.WaitForFunctionAsync(Live);
        Assert.Equal(3, await opened.Page.Locator("[data-live]").CountAsync());
        Clean(opened);
    }

    [Fact]
    public async Task In_a_frame_of_its_own_a_chart_takes_the_hosts_library()
    {
        string chart = Html(PlotCarrying.Never, Lesson.Training.Plot());
        PlotScript.BeginSession();
        string library = PlotScript.Packed;
        string supply =
            $"<script>(async () => {{ const bytes = Uint8Array.from(atob('{library}'.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0)); (0, Function)(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text())(); window['{PlotScript.Name}'] = window.Plotly; window.dispatchEvent(new Event('{PlotScript.Name}')); }})()</script>";
        string frame = System.Net.WebUtility.HtmlEncode($"<!doctype html><body>{chart}{supply}</body>");
        OpenedPage opened = await shared.OpenAsync(
            $"<!doctype html><body><iframe sandbox=\"allow-scripts\" width=\"900\" height=\"700\" srcdoc=\"{frame}\"></iframe></body>",
            1060,
            dark: true
        );
        await opened.Page.Frames[1].WaitForFunctionAsync(Live);
        Clean(opened);
    }

    [Fact]
    public async Task A_chart_follows_its_page_from_dark_to_light()
    {
        OpenedPage opened = await Open(Html(PlotCarrying.First, Lesson.Training.Plot()), dark: true);
        await opened.Page.WaitForFunctionAsync(Live);
        Assert.Equal("rgb(11, 14, 20)", await Background(opened));

        await opened.Page.EvaluateAsync("() => document.body.classList.add('vscode-light')");
        await opened.Page.WaitForFunctionAsync("() => document.querySelector('[data-theme-drawn=light]')");
        Assert.Equal("rgb(255, 255, 255)", await Background(opened));

        await opened.Page.EvaluateAsync("() => document.body.setAttribute('class', 'vscode-dark')");
        await opened.Page.WaitForFunctionAsync("() => document.querySelector('[data-theme-drawn=dark]')");
        Assert.Equal("rgb(11, 14, 20)", await Background(opened));
        Clean(opened);
    }

    [Fact]
    public async Task On_paper_a_chart_is_light_and_as_wide_as_a_sheet()
    {
        OpenedPage opened = await Open(Html(PlotCarrying.First, Lesson.Training.Plot()), dark: true);
        await opened.Page.WaitForFunctionAsync(Live);
        await opened.Page.EvaluateAsync(
            """
            () => {
              window.papers = [];
              const look = ({ type }) => {
                const stage = document.querySelector("[data-theme-drawn]");
                papers.push(type, stage.dataset.themeDrawn, stage.getBoundingClientRect().width);
              };
              for (const moment of ["beforeprint", "afterprint"]) addEventListener(moment, look);
            }
            """
        );
        Assert.NotEmpty(await opened.Page.PdfAsync());
        await opened.Page.WaitForFunctionAsync("() => papers.length === 6");
        Assert.Equal(
            "beforeprint,light,700,afterprint,dark",
            await opened.Page.EvaluateAsync<string>("() => papers.slice(0, 5).join()")
        );
        Assert.InRange(await opened.Page.EvaluateAsync<double>("() => papers[5]"), 1000, 1060);
        Clean(opened);
    }

    [Fact]
    public async Task Without_a_copy_the_picture_and_its_table_stay_and_say_why()
    {
        OpenedPage opened = await Open(Html(PlotCarrying.Never, Lesson.Training.Plot()));
        ILocator status = opened.Page.Locator("[role=status]");
        await opened.Page.WaitForFunctionAsync("() => document.querySelector('[role=status]').textContent");
        Assert.Contains("PlotScript.Renew()", await status.TextContentAsync(), StringComparison.Ordinal);
        Assert.True(await opened.Page.Locator("[data-still] img").IsVisibleAsync());
        Assert.True(await opened.Page.Locator("table").IsVisibleAsync());
        Clean(opened);
    }

    [Fact]
    public async Task Of_two_restyled_charts_in_a_saved_notebook_the_second_is_alive_when_the_first_is_gone()
    {
        // Given a chart that was restyled, shown, restyled again and shown again, in one session
        PlotScript.BeginSession();
        _ = new GenericChartView(OfWidth(700)).ToHtml();
        string second = new GenericChartView(OfWidth(500)).ToHtml();

        // When only the second's output was saved
        OpenedPage opened = await Open(second);

        // Then it is drawn
        await opened.Page.WaitForFunctionAsync(Live);
        Assert.Equal("500", await opened.Page.Locator(".main-svg").First.GetAttributeAsync("width"));
        Clean(opened);
    }

    private static Plotly.NET.GenericChart OfWidth(int width)
    {
        Plotly.NET.Layout layout = new();
        layout.SetProperty("width", width);
        return Plotly.NET.GenericChart.addLayout(layout, Lesson.Training.Plot().Chart);
    }

    [Fact]
    public async Task A_page_with_a_module_loader_and_a_plotly_of_its_own_keeps_both()
    {
        const string host =
            "<script>window.Plotly = 'theirs'; window.define = () => { throw new Error('not a module of yours'); }; window.define.amd = {};</script>";
        OpenedPage opened = await Open(host + Html(PlotCarrying.First, Lesson.Training.Plot()));
        await opened.Page.WaitForFunctionAsync(Live);
        Assert.Equal("theirs", await opened.Page.EvaluateAsync<string>("() => window.Plotly"));
        Clean(opened);
    }

    private static string Html(PlotCarrying carrying, params PlotView[] views)
    {
        PlotScript.BeginSession();
        PlotScript.Carrying = carrying;
        return string.Concat(views.Select(view => view.ToHtml()));
    }

    private Task<OpenedPage> Open(string body, int width = 1060, bool dark = true) =>
        shared.OpenAsync(
            $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>charts</title><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; img-src data:; style-src 'unsafe-inline'\"></head><body>{body}</body></html>",
            width,
            dark
        );

    private static Task<JsonElement?> Insert(OpenedPage opened, string place, string html) =>
        opened.Page.EvaluateAsync(
            "([place, html]) => { const host = document.querySelector(place); host.innerHTML = html; for (const old of host.querySelectorAll('script')) { const script = document.createElement('script'); script.textContent = old.textContent; old.replaceWith(script); } }",
            new[] { place, html }
        );

    private static Task<string> Background(OpenedPage opened) =>
        opened.Page.EvaluateAsync<string>(
            "() => getComputedStyle(document.querySelector('.main-svg')).backgroundColor"
        );

    private static void Clean(OpenedPage opened)
    {
        Assert.Empty(opened.Complaints);
        Assert.Single(opened.Requests);
    }
}
