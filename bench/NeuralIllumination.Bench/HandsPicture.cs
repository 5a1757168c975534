using NeuralIllumination.Browser;

namespace NeuralIllumination.Bench;

/// <summary>The workbench's picture of hands on the network: a picture painted and asked about, a unit switched off, a weight's card open.</summary>
internal static class HandsPicture
{
    // A circle of the data's own kind, painted with the keys that a person has.
    private const string Hands = """
        await viewer.whole;
        await element.goTo(20);
        const { painting, pointing } = viewer.display;
        for (const cell of [18, 19, 20, 21, 25, 30, 33, 38, 41, 46, 50, 51, 52, 53]) {
          painting.at = cell;
          painting.grid.dispatchEvent(new KeyboardEvent("keydown", { key: " ", bubbles: true }));
        }
        element.set("switchOff", { layer: 1, unit: 7 });
        pointing.pin({ layer: 1, unit: 12, input: 20 });
        element.set("parameter", { layer: 1, output: 12, input: 20, value: 0.75 });
        """;

    public static async Task<int> WriteAsync(string path)
    {
        await using TestBrowser browser = await TestBrowser.StartAsync();
        using BlankPage blank = await BlankPage.WriteAsync();
        Training usual = new(Network.Create([64, 16, 2]), Datasets.CirclesAndSquares());
        usual.Run(200);
        await using FramePage page = await FramePage.OpenAsync(
            browser,
            blank.Address,
            usual.Illuminate().ToHtml(),
            blank.Script
        );
        await page.AskAsync<object?>($"return (async () => {{ {Hands} }})();");
        await page.Page.WaitForTimeoutAsync(1000);
        return await JpegFile.WriteAsync(page.Page.Locator("neural-illumination"), path);
    }
}
