using Microsoft.Playwright;

namespace NeuralIllumination.Studio.Web.Tests;

/// <summary>A frame is as tall as its output; the button that runs the network stays in reach all the same.</summary>
public sealed class ReachTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(420)]
    public async Task The_button_goes_along_with_what_is_seen_of_a_frame(int width)
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, LiveNotebook.Ipynb(2), width);
        ILocator frame = tab.Cell(1).Locator("iframe");
        await frame.ScrollIntoViewIfNeededAsync();
        ILocator output = tab.Cell(1).FrameLocator("iframe").Locator("neural-illumination[data-ready]");
        await output.WaitForAsync();
        ILocator play = output.Locator(".play");
        await output.EvaluateAsync("(e) => e.pause()");
        double rest = await WithinAsync();

        // Scrolled until its own place is above the screen.
        foreach (int by in (int[])[300, 550])
        {
            await ScrollAsync(by);
            await Assertions.Expect(play).ToBeInViewportAsync(new() { Ratio = 1 });
            await StandsBelowTheBarAsync();
            await play.ClickAsync();
            Assert.Equal("true", await output.GetAttributeAsync("data-playing"));
            await play.ClickAsync();
            Assert.Equal("false", await output.GetAttributeAsync("data-playing"));
        }

        // Steps too, where the picture is longer than a screen.
        if (width < 900)
            await output
                .GetByRole(AriaRole.Button, new() { Name = "Step batch", Exact = true })
                .ClickAsync(new() { Timeout = 5000 });

        // Back again it stands where it stood.
        await ScrollAsync(0);
        await UntilAsync(async () => Math.Abs(await WithinAsync() - rest) < 1);
        Assert.Empty(tab.Opened.Complaints);

        async Task<double> WithinAsync() => await play.EvaluateAsync<double>("(e) => e.getBoundingClientRect().top");

        // By so many pixels beyond the frame's upper end.
        Task ScrollAsync(int by) =>
            frame.EvaluateAsync("(e, by) => scrollTo(0, by && scrollY + e.getBoundingClientRect().top + by)", by);

        Task StandsBelowTheBarAsync() =>
            UntilAsync(async () =>
            {
                double bar = await tab
                    .Page.Locator(".bar")
                    .EvaluateAsync<double>("(e) => e.getBoundingClientRect().bottom");
                LocatorBoundingBoxResult box = (await play.BoundingBoxAsync())!;
                return box.Y >= bar && box.Y < bar + 40;
            });
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (int i = 0; i < 100; i++)
        {
            if (await condition())
                return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail("It did not come to be so.");
    }
}
