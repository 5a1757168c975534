using NeuralIllumination.Browser;

namespace NeuralIllumination.Bench;

/// <summary>The README's picture of the workbench: two moons while their error runs back, as Chromium shows them.</summary>
internal static class WorkbenchPicture
{
    public static async Task<int> WriteAsync(string path)
    {
        await using TestBrowser browser = await TestBrowser.StartAsync();
        using BlankPage blank = await BlankPage.WriteAsync();
        Training moons = new(Network.Create([2, 8, 8, 2], activation: Activation.Tanh), Datasets.TwoMoons());
        moons.Run(200);
        await using FramePage page = await FramePage.OpenAsync(
            browser,
            blank.Address,
            moons.Illuminate().ToHtml(),
            blank.Script
        );
        // Enough of the run is gone for the boundary to bend, and enough is left for it to be wrong somewhere.
        await page.AskAsync<object?>("return element.goTo(30, 4, 3);");
        await page.Page.WaitForTimeoutAsync(1000);
        return await JpegFile.WriteAsync(page.Page.Locator("neural-illumination"), path);
    }
}
