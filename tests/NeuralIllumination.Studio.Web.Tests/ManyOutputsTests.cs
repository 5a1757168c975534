using System.Text.Json;
using Microsoft.Playwright;
using NeuralIllumination.Browser;

namespace NeuralIllumination.Studio.Web.Tests;

/// <summary>Pages with many live outputs: those near the view live, those that are far rest, and come back to where they stood.</summary>
public sealed class ManyOutputsTests(BrowserFixture fixture)
{
    private const string Live = "neural-illumination[data-started]";

    // An output's place, what its reader set, and whether browser and C# agree.
    private const string Where = """
        (e) => {
          const { run, player, display, parts } = e.viewer;
          return [run.epoch, run.batch, run.phases, player.playing, run.training.learningRate, display.scene.options.glow, !parts.math.hidden,
            display.chosen ? display.chosen.set + display.chosen.index : "", e.dataset.verified ?? "own"].join(" ");
        }
        """;

    private const string Set = """
        async (e) => {
          const { viewer } = e;
          viewer.pause();
          await viewer.goTo(2, 3, 1);
          viewer.set("glow", 0.75);
          viewer.set("math", false);
          viewer.set("sample", { set: "test", index: 7 });
        }
        """;

    [Fact]
    public async Task Of_two_hundred_on_an_exported_page_only_the_near_ones_have_an_engine()
    {
        using TemporaryFolder folder = new();
        string page = folder.Write("many.html", LiveNotebook.Export(200));
        OpenedPage opened = await fixture.Browser.OpenAsync(new Uri(page).AbsoluteUri);
        await BecomesAliveAsync(opened.Page, 0);
        await RestsAsync(opened.Page);

        // One that is scrolled to runs, and agrees with C#.
        await ToAsync(opened.Page, 150);
        ILocator far = await BecomesAliveAsync(opened.Page, 150);
        await opened.Page.WaitForFunctionAsync(
            "() => document.querySelectorAll('.live')[150].querySelector('[data-verified=true]')"
        );
        await far.EvaluateAsync(Set);
        Assert.Equal("2 3 1 false 0.1 0.75 false test7 true", await far.EvaluateAsync<string>(Where));

        // Far away its picture stays and its engine is given back.
        await ToAsync(opened.Page, 20);
        await BecomesAliveAsync(opened.Page, 20);
        await opened
            .Page.Locator(".live")
            .Nth(150)
            .Locator(".still img[src^='data:image/webp']")
            .WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await RestsAsync(opened.Page);
        Assert.False(
            await opened.Page.EvaluateAsync<bool>(
                "() => 'viewer' in document.querySelectorAll('.live')[150].querySelector('neural-illumination')"
            )
        );

        // It comes back to where it stood.
        await ToAsync(opened.Page, 150);
        far = await BecomesAliveAsync(opened.Page, 150);
        await opened
            .Page.Locator(".live")
            .Nth(150)
            .Locator(".still")
            .WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal("2 3 1 false 0.1 0.75 false test7 true", await far.EvaluateAsync<string>(Where));
        Assert.Empty(opened.Complaints);
        Assert.Single(opened.Requests);
        await opened.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_run_that_was_changed_by_hand_goes_on_as_it_was_changed()
    {
        using TemporaryFolder folder = new();
        string page = folder.Write("many.html", LiveNotebook.Export(12));
        OpenedPage opened = await fixture.Browser.OpenAsync(new Uri(page).AbsoluteUri);
        ILocator first = await BecomesAliveAsync(opened.Page, 0);
        string before = await first.EvaluateAsync<string>(
            "async (e) => { const { viewer } = e; viewer.pause(); await viewer.goTo(6); viewer.set('learningRate', 0.5); await viewer.goTo(9); viewer.play(); await new Promise((yes) => setTimeout(yes, 300)); viewer.pause(); await viewer.goTo(9, 5); return viewer.run.fingerprint; }"
        );
        Assert.Equal("9 5 0 false 0.5 1 true  own", await first.EvaluateAsync<string>(Where));
        await first.EvaluateAsync("(e) => e.viewer.play()");
        await ToAsync(opened.Page, 11);
        await opened
            .Page.Locator(".live")
            .Nth(0)
            .Locator(".still")
            .WaitForAsync(new() { State = WaitForSelectorState.Attached });
        // The last one has its turn too, so that its own picture stays behind when it rests: only the first one's has to go.
        await BecomesAliveAsync(opened.Page, 11);
        await ToAsync(opened.Page, 0);
        first = await BecomesAliveAsync(opened.Page, 0);
        await opened
            .Page.Locator(".live")
            .Nth(0)
            .Locator(".still")
            .WaitForAsync(new() { State = WaitForSelectorState.Detached });
        // Playing it was, and plays on.
        Assert.Equal("true", await first.GetAttributeAsync("data-playing"));
        Assert.Equal(
            before,
            await first.EvaluateAsync<string>(
                "async (e) => { e.viewer.pause(); await e.viewer.goTo(9, 5); return e.viewer.run.fingerprint; }"
            )
        );
        Assert.Empty(opened.Complaints);
        await opened.Page.Context.CloseAsync();
    }

    /// <summary>Seen to fail while a listener for paper held each: then every engine stayed, and the 125th output was refused its memory.</summary>
    [Fact]
    public async Task The_engines_of_those_that_rest_are_held_by_nothing()
    {
        using TemporaryFolder folder = new();
        string page = folder.Write("many.html", LiveNotebook.Export(16));
        OpenedPage opened = await fixture.Browser.OpenAsync(new Uri(page).AbsoluteUri);
        for (int i = 0; i < 16; i++)
        {
            await ToAsync(opened.Page, i);
            await BecomesAliveAsync(opened.Page, i);
        }

        await RestsAsync(opened.Page);
        // Those around the view, one that proves its recipe, one that the browser has not looked at yet.
        Assert.InRange(await EnginesAsync(opened.Page), 1, 8);
        Assert.Empty(opened.Complaints);
        await opened.Page.Context.CloseAsync();
    }

    /// <summary>Seen to fail: four that were refused counted as live, could not rest, and no other had its turn any more.</summary>
    [Fact]
    public async Task Those_that_are_refused_say_why_and_hold_up_nobody()
    {
        using TemporaryFolder folder = new();
        string page = folder.Write("many.html", LiveNotebook.Export(20));
        OpenedPage opened = await fixture.Browser.OpenAsync(new Uri(page).AbsoluteUri);
        await BecomesAliveAsync(opened.Page, 0);
        await opened.Page.EvaluateAsync(
            """
            () => {
              const real = WebAssembly.instantiate;
              window.refused = true;
              WebAssembly.instantiate = (...all) => window.refused ? Promise.reject(new RangeError("no memory is left")) : real(...all);
            }
            """
        );
        for (int i = 4; i < 12; i++)
        {
            await ToAsync(opened.Page, i);
            await opened
                .Page.Locator(".live")
                .Nth(i)
                .GetByText(
                    "The picture stays as it is: this page could not start the viewer (no memory is left).",
                    new() { Exact = true }
                )
                .WaitForAsync();
        }

        Assert.True(
            await opened.Page.EvaluateAsync<bool>(
                "() => document.querySelectorAll('.live')[11].querySelector('img').src.startsWith('data:image/svg+xml')"
            )
        );

        await opened.Page.EvaluateAsync("() => { window.refused = false; }");
        await ToAsync(opened.Page, 18);
        await BecomesAliveAsync(opened.Page, 18);
        // And who comes near again is tried again.
        await ToAsync(opened.Page, 6);
        await BecomesAliveAsync(opened.Page, 6);
        Assert.Empty(opened.Complaints);
        await opened.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_a_script_every_output_has_its_picture()
    {
        using TemporaryFolder folder = new();
        string page = folder.Write("many.html", LiveNotebook.Export(3));
        OpenedPage opened = await fixture.Browser.OpenAsync(
            new Uri(page).AbsoluteUri,
            change: options => options.JavaScriptEnabled = false
        );
        for (int i = 0; i < 3; i++)
        {
            ILocator picture = opened.Page.Locator("neural-illumination img").Nth(i);
            await picture.ScrollIntoViewIfNeededAsync();
            Assert.True((await picture.BoundingBoxAsync())!.Height > 300);
            Assert.StartsWith("data:image/svg+xml", await picture.GetAttributeAsync("src"), StringComparison.Ordinal);
        }

        await opened.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task In_the_Studio_a_frame_that_is_far_rests_and_comes_back()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, LiveNotebook.Ipynb(30));
        IFrame near = await FrameAsync(tab, 1);
        await near.Locator("neural-illumination[data-verified=true]").WaitForAsync();
        // Frames load when they come near.
        Assert.InRange(LiveFrames(tab).Count, 1, 8);
        await near.Locator("neural-illumination").EvaluateAsync(Set);

        await tab.Cell(30).ScrollIntoViewIfNeededAsync();
        IFrame last = await FrameAsync(tab, 30);
        await last.Locator("neural-illumination[data-verified=true]").WaitForAsync();
        await tab.Cell(1)
            .Locator(".rested img[src^='data:image/webp']")
            .WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.InRange(LiveFrames(tab).Count, 1, 8);

        await tab.Cell(1).ScrollIntoViewIfNeededAsync();
        await tab.Cell(1).Locator(".rested").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        near = await FrameAsync(tab, 1);
        Assert.Equal(
            "2 3 1 false 0.1 0.75 false test7 true",
            await near.Locator("neural-illumination").EvaluateAsync<string>(Where)
        );
        Assert.Empty(tab.Opened.Complaints);
    }

    private static List<IFrame> LiveFrames(StudioTab tab) =>
        [.. tab.Page.Frames.Where(frame => frame.Url.Contains("/outputs/", StringComparison.Ordinal))];

    private static async Task<IFrame> FrameAsync(StudioTab tab, int cell)
    {
        await tab.Cell(cell).Locator("iframe").ScrollIntoViewIfNeededAsync();
        IElementHandle frame = await tab.Cell(cell).Locator("iframe").ElementHandleAsync();
        return (await frame.ContentFrameAsync())!;
    }

    private static async Task ToAsync(IPage page, int output) =>
        await page.Locator(".live").Nth(output).EvaluateAsync("(e) => e.scrollIntoView()");

    private static async Task<ILocator> BecomesAliveAsync(IPage page, int output)
    {
        ILocator element = page.Locator(".live").Nth(output).Locator("neural-illumination[data-ready]");
        await element.WaitForAsync();
        return element;
    }

    // How many memories of WebAssembly something still holds; what nothing holds is cleared away for the count.
    private static async Task<int> EnginesAsync(IPage page)
    {
        ICDPSession session = await page.Context.NewCDPSessionAsync(page);
        JsonElement asked = (
            await session.SendAsync("Runtime.evaluate", new() { ["expression"] = "WebAssembly.Memory.prototype" })
        )!.Value;
        JsonElement held = (
            await session.SendAsync(
                "Runtime.queryObjects",
                new() { ["prototypeObjectId"] = asked.GetProperty("result").GetProperty("objectId").GetString()! }
            )
        )!.Value;
        JsonElement counted = (
            await session.SendAsync(
                "Runtime.callFunctionOn",
                new()
                {
                    ["objectId"] = held.GetProperty("objects").GetProperty("objectId").GetString()!,
                    ["functionDeclaration"] = "function () { return this.length; }",
                    ["returnByValue"] = true,
                }
            )
        )!.Value;
        return counted.GetProperty("result").GetProperty("value").GetInt32();
    }

    // Soon no more than those around the view live.
    private static async Task RestsAsync(IPage page) =>
        await page.WaitForFunctionAsync($"() => document.querySelectorAll('{Live}').length <= 4");
}
