using Microsoft.Playwright;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>A CSV that is chosen, dropped or pasted in the page: it says what it understood, asks what it cannot see, and learns when it is told to.</summary>
public sealed class OwnFileTests(BrowserFixture fixture)
{
    private static readonly string Flowers =
        "length;width;kind\n"
        + string.Concat(
            Enumerable.Range(0, 40).Select(i => $"{4 + i % 7},5;{2 + i % 3},25;{(i % 7 > 3 ? "tall" : "small")}\n")
        );

    private static readonly string Numbers = string.Concat(
        Enumerable.Range(0, 30).Select(i => FormattableString.Invariant($"{i % 2},{i % 3},{i % 2}\n"))
    );

    [Fact]
    public async Task A_file_that_is_chosen_says_what_it_understood_and_is_learned_from_as_C_sharp_does()
    {
        await using ViewerPage page = await OpenAsync();
        await page.Control(AriaRole.Combobox, "Data set").SelectOptionAsync("file");
        await page
            .Element.Locator(".own input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "flowers.csv",
                    MimeType = "text/csv",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(Flowers),
                }
            );
        ILocator words = page.Element.Locator(".own-words");
        await Assertions
            .Expect(words)
            .ToContainTextAsync(
                "flowers.csv: 40 samples of 2 values, semicolons between them, decimal commas, a header."
            );
        await Assertions
            .Expect(words)
            .ToContainTextAsync("Label: \"kind\" (column 3), the only one of text: 2 classes, small (24), tall (16).");
        await page.HindersNobodyAsync("a file understood");
        await page.Control(AriaRole.Combobox, "Values").SelectOptionAsync("standard");
        await page.Button("Learn from it").ClickAsync();
        await page.UntilAsync("run.recipe.data.digest !== undefined");
        await page.JsAsync("return viewer.restarts.all;");
        Assert.Equal("2,16,2", await page.JsAsync<string>("return run.recipe.network.layers.join();"));
        string[] made = await page.JsAsync<string[]>(
            "return (async () => { await element.goTo(3); return [JSON.stringify(element.run.recipeNow), element.run.fingerprint]; })();"
        );
        Recipe recipe = Recipe.FromJson(made[0]);
        Assert.Equal(["length", "width"], recipe.Data.Packed!.Shape.Inputs);
        Assert.Equal(Scaling.Standard, recipe.Data.Scale);
        Assert.Equal(made[1], Trainer.Replay(recipe).Fingerprint);

        // It is undone like any other change, and called back from the bar.
        await page.Button("Undo").ClickAsync();
        await page.UntilAsync("run.recipe.data.generator === 'circles-and-squares'");
        await page.Control(AriaRole.Combobox, "Data set").SelectOptionAsync("");
        await page.UntilAsync("run.recipe.data.digest !== undefined");
        page.IsQuiet();
    }

    [Fact]
    public async Task What_cannot_be_seen_is_asked_and_nothing_is_learned_before_it_is_said()
    {
        await using ViewerPage page = await OpenAsync();
        await page.Control(AriaRole.Combobox, "Data set").SelectOptionAsync("file");
        await page.Element.Locator(".own textarea").FillAsync(Numbers);
        ILocator words = page.Element.Locator(".own-words");
        await Assertions
            .Expect(words)
            .ToContainTextAsync(
                "column 1 and column 3 could both be the label; say which, or what number is to be predicted."
            );
        Assert.False(await page.Button("Learn from it").IsVisibleAsync());
        await page.HindersNobodyAsync("a file asked about");
        await page.Control(AriaRole.Combobox, "Classes").SelectOptionAsync("2");
        await Assertions
            .Expect(words)
            .ToContainTextAsync("Label: column 3, as was asked for: 2 classes, 0 (15), 1 (15).");
        await page.Control(AriaRole.Combobox, "or a number to predict").SelectOptionAsync("0");
        await Assertions.Expect(words).ToContainTextAsync("To be predicted: column 1, 0 to 1.");
        await page.Button("Learn from it").ClickAsync();
        await page.UntilAsync("run.recipe.network.loss === 'identity-mean-squared-error'");
        Assert.Equal("2,16,1", await page.JsAsync<string>("return run.recipe.network.layers.join();"));
        page.IsQuiet();
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("paste")]
    public async Task A_file_is_dropped_and_lines_are_pasted(string how)
    {
        await using ViewerPage page = await OpenAsync();
        await page.JsAsync(
            """
            const [how, text] = given;
            const carried = new DataTransfer();
            if (how === "drop") carried.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
            else carried.setData("text/plain", text);
            const stage = element.shadowRoot.querySelector(".stage");
            stage.dispatchEvent(
              how === "drop"
                ? new DragEvent("drop", { bubbles: true, composed: true, cancelable: true, dataTransfer: carried })
                : new ClipboardEvent("paste", { bubbles: true, composed: true, cancelable: true, clipboardData: carried }),
            );
            """,
            new[] { how, Flowers }
        );
        string name = how == "drop" ? "dropped.csv" : "pasted lines";
        await Assertions
            .Expect(page.Element.Locator(".own-words"))
            .ToContainTextAsync($"{name}: 40 samples of 2 values");
        Assert.Equal("circles-and-squares", await page.JsAsync<string>("return run.recipe.data.generator;"));
        page.IsQuiet();
    }

    [Fact]
    public async Task Data_too_large_for_a_recipe_are_learned_from_as_long_as_the_page_is_open()
    {
        await using ViewerPage page = await OpenAsync();
        string text = string.Concat(
            Enumerable
                .Range(0, 9_000)
                .Select(i =>
                    FormattableString.Invariant($"{(i % 2 == 0 ? "a" : "b")},{Math.Sin(i):R},{Math.Cos(i):R}\n")
                )
        );
        await page.Control(AriaRole.Combobox, "Data set").SelectOptionAsync("file");
        await page
            .Element.Locator(".own input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "many.csv",
                    MimeType = "text/csv",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(text),
                }
            );
        await Assertions
            .Expect(page.Element.Locator(".own-words"))
            .ToContainTextAsync("many.csv: 9,000 samples of 2 values");
        await page.Button("Learn from it").ClickAsync();
        await page.UntilAsync("run.recipe.data.train === 7200");
        string[] made = await page.JsAsync<string[]>(
            "return (async () => { await element.goTo(1); return [JSON.stringify(element.run.recipeNow), element.run.fingerprint]; })();"
        );
        Recipe recipe = Recipe.FromJson(made[0]);
        Assert.Null(recipe.Data.Packed);
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        try
        {
            Assert.Equal(made[1], Trainer.Replay(recipe, new CsvFile { Path = file }.ReadFor(recipe)).Fingerprint);
        }
        finally
        {
            File.Delete(file);
        }

        page.IsQuiet();
    }

    private Task<ViewerPage> OpenAsync() =>
        ViewerPage.OpenAsync(
            fixture.Browser,
            new IlluminationPage(
                new Training(Network.Create([64, 16, 2]), Datasets.CirclesAndSquares()).Illuminate()
            ).ToHtml()
        );
}
