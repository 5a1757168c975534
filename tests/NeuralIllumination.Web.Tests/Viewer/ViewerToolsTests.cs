using Microsoft.Playwright;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>What is taken along (diagnostics, link, recipe, picture), the theme, the mathematics' place, the help sheet and every key on it.</summary>
public sealed class ViewerToolsTests(BrowserFixture fixture)
{
    private static Training Lesson(int epochs)
    {
        Training training = new(Network.Create([64, 16, 2]), Datasets.CirclesAndSquares());
        training.Run(epochs);
        return training;
    }

    private Task<ViewerPage> OpenAsync(int epochs = 3) =>
        ViewerPage.OpenAsync(fixture.Browser, Lesson(epochs).Illuminate().ToHtml());

    [Fact]
    public async Task Diagnostics_go_to_the_console_and_into_a_file_and_are_C_sharps()
    {
        await using ViewerPage page = await OpenAsync();
        async Task<(string Console, string File)> PrintAsync()
        {
            List<string> said = [];
            page.Page.Console += (_, message) => said.Add(message.Text);
            IDownload download = await page.Page.RunAndWaitForDownloadAsync(() =>
                page.Button("Print full diagnostics").ClickAsync()
            );
            Assert.Equal("neural-illumination-diagnostics.txt", download.SuggestedFilename);
            return (said[^1], await File.ReadAllTextAsync(await download.PathAsync()));
        }

        await page.Button("Look").ClickAsync();
        (string console, string file) = await PrintAsync();
        Assert.Equal(Lesson(3).Diagnostics().ToString(), console);
        Assert.Equal(console, file);
        Assert.StartsWith("The diagnostics are in the browser's console", await page.TextAsync(".status"));

        // And within a batch, of a place it went back to.
        await page.GoToAsync(1, 2, 3);
        Training within = Lesson(1);
        within.Step();
        within.Step();
        within.Step(Phase.Backward);
        (console, file) = await PrintAsync();
        Assert.Equal(within.Diagnostics().ToString(), console);
        Assert.Equal(console, file);
    }

    [Fact]
    public async Task A_link_from_a_page_opens_at_the_same_weights()
    {
        string html = new IlluminationPage(Lesson(0).Illuminate()).ToHtml();
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, html);
        await page.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GoToAsync(2, 5, 2);
        await page.Slider("Learning rate").PressAsync("ArrowRight");
        await page.GoToAsync(3, 4);
        string fingerprint = (await page.AttributeAsync("data-fingerprint"))!;
        await page.Button("Copy link").ClickAsync();
        await page.Element.Locator(".status", new() { HasText = "The link is in the clipboard" }).WaitForAsync();
        string link = await page.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.StartsWith(page.Page.Url.Split('#')[0] + "#recipe=", link, StringComparison.Ordinal);

        await using ViewerPage other = await ViewerPage.OpenAsync(
            fixture.Browser,
            html,
            hash: link[link.IndexOf('#', StringComparison.Ordinal)..]
        );
        Assert.Equal("3.4.0", await other.PlaceAsync());
        Assert.Equal(fingerprint, await other.AttributeAsync("data-fingerprint"));
        Assert.Null(await other.AttributeAsync("data-verified"));
        Assert.StartsWith("1", await other.JsAsync<string>("return String(run.changes.length);"));
    }

    [Fact]
    public async Task A_long_recipe_is_copied_whole()
    {
        // Given a network whose weights are in its recipe, 230 KB of them
        Network drawn = Network.Create([64, 300, 2]);
        string path = Path.GetTempFileName();
        drawn.Save(path);
        Training training = new(Network.Load(path), Datasets.CirclesAndSquares(train: 40, test: 4));
        File.Delete(path);
        training.Run(1);
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, training.Illuminate().ToHtml());
        await page.JsAsync("navigator.clipboard.writeText = async (text) => { window.copied = text; };");

        // When its link is copied, then the whole recipe is in it
        await page.Button("Copy link").ClickAsync();
        await page.UntilAsync("window.copied !== undefined");
        string text = await page.JsAsync<string>("return copied.slice(copied.indexOf('=') + 1);");
        byte[] bytes = Convert.FromBase64String(
            text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=')
        );
        Assert.True(bytes.Length > 200_000);
        Recipe recipe = Recipe.FromJson(System.Text.Encoding.UTF8.GetString(bytes));
        Assert.Equal(training.Fingerprint, Training.Replay(recipe).Fingerprint);
        page.IsQuiet();
    }

    [Theory]
    [InlineData("#recipe=%%%", "the address's #recipe= is no recipe (3 characters)")]
    [InlineData("#recipe=e30", "expected a recipe of engine 1; got undefined")]
    public async Task An_address_that_cannot_be_run_leaves_the_picture_and_says_why(string hash, string reason)
    {
        await using ViewerPage page = await ViewerPage.LoadAsync(
            fixture.Browser,
            new IlluminationPage(Lesson(0).Illuminate()).ToHtml(),
            hash: hash
        );
        await page.Frame.Locator("neural-illumination[data-refused]").WaitForAsync();
        Assert.Contains(reason, await page.TextAsync("[role=status]"), StringComparison.Ordinal);
        Assert.True(await page.Element.Locator("img").First.IsVisibleAsync());
    }

    [Fact]
    public async Task Where_the_clipboard_is_closed_the_text_is_shown_selected()
    {
        await using ViewerPage page = await OpenAsync();
        await page.Page.Context.ClearPermissionsAsync();
        await page.JsAsync("navigator.clipboard.writeText = () => Promise.reject(new Error('closed'));");
        await page.Button("Copy recipe").ClickAsync();
        ILocator area = page.Control(AriaRole.Textbox, "The recipe");
        await area.WaitForAsync();
        Assert.Equal(Lesson(3).Fingerprint, Training.Replay(Recipe.FromJson(await area.InputValueAsync())).Fingerprint);
        Assert.True(
            await area.EvaluateAsync<bool>("(a) => a.selectionStart === 0 && a.selectionEnd === a.value.length")
        );
        await page.Page.Keyboard.PressAsync("Escape");
        Assert.False(await area.IsVisibleAsync());
        Assert.Equal("Copy recipe", await page.JsAsync<string>("return element.shadowRoot.activeElement.textContent;"));
        // An output in a notebook has no page of its own: its link names the one that illuminate page writes.
        await page.Button("Copy link").ClickAsync();
        Assert.StartsWith(
            "neural_illumination.html#recipe=",
            await page.Control(AriaRole.Textbox, "The link").InputValueAsync(),
            StringComparison.Ordinal
        );
    }

    /// <summary>A frame that may neither save nor copy is not told so, and shows what would have been saved.</summary>
    [Fact]
    public async Task In_a_frame_that_may_not_save_the_picture_and_the_diagnostics_are_shown()
    {
        await using ViewerPage page = await ViewerPage.OpenAsync(
            fixture.Browser,
            Lesson(3).Illuminate().ToHtml(),
            "sandbox"
        );
        bool isSaved = false;
        page.Page.Download += (_, _) => isSaved = true;

        await page.Button("Save picture").ClickAsync();
        ILocator picture = page.Control(AriaRole.Img, "The picture");
        await picture.WaitForAsync();
        byte[] png = Convert.FromBase64String(
            (await picture.GetAttributeAsync("src"))!["data:image/png;base64,".Length..]
        );
        Assert.True((await SeenPicture.DecodeAsync(fixture.Browser, png)).Width > 400);
        Assert.True(await picture.EvaluateAsync<bool>("(image) => image.naturalWidth > 400"));
        Assert.Equal("The picture is in your downloads, if this page may save files.", await page.TextAsync(".status"));
        await page.Page.Keyboard.PressAsync("Escape");

        await page.Button("Look").ClickAsync();
        await page.Button("Print full diagnostics").ClickAsync();
        ILocator text = page.Control(AriaRole.Textbox, "The diagnostics");
        Assert.Equal(Lesson(3).Diagnostics().ToString(), await text.InputValueAsync());
        await page.Page.Keyboard.PressAsync("Escape");

        await page.Button("Copy recipe").ClickAsync();
        string recipe = await page.Control(AriaRole.Textbox, "The recipe").InputValueAsync();
        Assert.Equal(Lesson(3).Fingerprint, Training.Replay(Recipe.FromJson(recipe)).Fingerprint);
        Assert.DoesNotContain("clipboard", await page.TextAsync(".status"), StringComparison.Ordinal);
        Assert.False(isSaved);
    }

    [Fact]
    public async Task A_picture_is_saved_with_its_words()
    {
        await using ViewerPage page = await OpenAsync();
        await page.GoToAsync(1, 2, 3);
        IDownload download = await page.Page.RunAndWaitForDownloadAsync(() => page.Button("Save picture").ClickAsync());
        Assert.Equal("neural-illumination-1-2-backward.png", download.SuggestedFilename);
        SeenPicture picture = await SeenPicture.DecodeAsync(
            fixture.Browser,
            await File.ReadAllBytesAsync(await download.PathAsync())
        );
        int[] size = await page.JsAsync<int[]>(
            "return [scene.canvas.width, scene.canvas.height, Math.round((1000 * scene.canvas.width) / scene.canvas.clientWidth)];"
        );
        int top = 56 * size[2] / 1000;
        Assert.Equal(size[0], picture.Width);
        Assert.InRange(picture.Height, size[1] + top - 1, size[1] + top + 1);
        string stage = Theme.Dark.Stage;
        Assert.InRange(picture.Painted(0, top, stage), 300, top * picture.Width / 2);
        Assert.InRange(picture.Painted(top, picture.Height, stage), size[0] * size[1] / 20, size[0] * size[1]);
        Assert.True(picture.Colours > 500);

        // Under the heading it is the canvas, and over the canvas stand the words.
        int[] differing = await page.JsAsync<int[]>(
            """
            const { width, height } = scene.canvas;
            const own = probe.box();
            const saved = Uint8Array.from(atob(given.pixels), (c) => c.charCodeAt(0)).subarray(4 * width * given.top);
            return [probe.differing(own, saved.subarray(0, own.length)), width * height];
            """,
            new { pixels = Convert.ToBase64String(picture.Pixels), top }
        );
        Assert.InRange(differing[0], differing[1] / 500, differing[1] / 20);
    }

    [Fact]
    public async Task The_theme_changes_the_words_and_the_page_and_the_stage_stays_the_night_sky()
    {
        string html = new IlluminationPage(Lesson(2).Illuminate()).ToHtml();
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, html);
        ILocator root = page.Page.Locator("html");
        await LooksAsync(dark: true);
        Assert.Null(await root.GetAttributeAsync("data-theme"));
        await page.Button("Light theme").ClickAsync();
        await LooksAsync(dark: false);
        Assert.Equal("light", await root.GetAttributeAsync("data-theme"));
        await page.Button("Dark theme").ClickAsync();
        await LooksAsync(dark: true);

        // What nobody chose follows the reader's system, at once.
        await page.JsAsync("element.set('theme', null);");
        Assert.Null(await root.GetAttributeAsync("data-theme"));
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await page.UntilAsync("element.shadowRoot.querySelector('.viewer').dataset.theme === 'light'");
        await LooksAsync(dark: false);

        async Task LooksAsync(bool dark)
        {
            string[] colours = await page.JsAsync<string[]>(
                """
                const ground = (part) => getComputedStyle(part).backgroundColor;
                const { shadowRoot } = element;
                const [red, green, blue] = probe.at(20, 20);
                return [
                  ground(document.documentElement),
                  ground(shadowRoot.querySelector(".viewer")),
                  getComputedStyle(shadowRoot.querySelector(".place")).color,
                  ground(shadowRoot.querySelector(".stage")),
                  `rgb(${red}, ${green}, ${blue})`,
                  getComputedStyle(shadowRoot.querySelector(".labels .head")).color,
                ];
                """
            );
            string ground = dark ? "rgb(11, 14, 20)" : "rgb(255, 255, 255)";
            string words = dark ? "rgb(232, 238, 247)" : "rgb(23, 32, 44)";
            Assert.Equal([ground, ground, words, "rgb(11, 14, 20)", "rgb(11, 14, 20)", "rgb(154, 167, 186)"], colours);
        }
    }

    [Fact]
    public async Task Mathematics_are_hidden_and_shown()
    {
        await using ViewerPage page = await OpenAsync();
        ILocator math = page.Control(AriaRole.Region, "Mathematics");
        Assert.True(await math.IsVisibleAsync());
        await page.Button("Hide math").ClickAsync();
        Assert.False(await math.IsVisibleAsync());
        await page.GoToAsync(1, 1, 2);
        await page.Button("Show math").ClickAsync();
        // What it shows is the present, not what stood there when it was hidden.
        Assert.Contains("6 Cross-entropy", await math.Locator(".written").TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains(
            Numbers.Brief(await page.JsAsync<double>("return run.training.batchLoss;")),
            await math.Locator(".written").TextContentAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Every_key_of_the_help_sheet_does_what_the_sheet_says()
    {
        await using ViewerPage page = await OpenAsync();
        await page.Button("Help").ClickAsync();
        ILocator sheet = page.Control(AriaRole.Dialog, "Help");
        string[] listed = [.. await sheet.Locator("kbd").AllTextContentsAsync()];
        await page.Page.Keyboard.PressAsync("Escape");
        Assert.False(await sheet.IsVisibleAsync());
        Assert.Equal("Help", await page.JsAsync<string>("return element.shadowRoot.activeElement.textContent;"));

        HashSet<string> tried = [];
        async Task KeyAsync(string key)
        {
            await page.Page.Keyboard.PressAsync(
                key == "Space" ? " "
                : key == "Esc" ? "Escape"
                : key.StartsWith("Ctrl+", StringComparison.Ordinal) ? $"Control+{key[^1..].ToLowerInvariant()}"
                : key
            );
            tried.Add(key);
        }

        async Task LeadsAsync(string key, string place)
        {
            await KeyAsync(key);
            Assert.Equal(place, await page.PlaceAsync());
        }

        // From a slider, where nobody types: the keys are the viewer's.
        await page.Button("Look").ClickAsync();
        await page.Slider("Glow").FocusAsync();
        await page.GoToAsync(1, 2);
        await LeadsAsync(".", "1.2.1");
        await LeadsAsync(".", "1.2.2");
        await LeadsAsync(",", "1.2.1");
        await LeadsAsync("]", "1.3.0");
        await LeadsAsync("[", "1.2.0");
        await LeadsAsync("}", "2.0.0");
        await LeadsAsync("{", "1.0.0");

        await KeyAsync("Space");
        Assert.Equal("true", await page.AttributeAsync("data-playing"));
        await page.UntilAsync("run.phases + run.batch > 0");
        await KeyAsync("Space");
        Assert.Equal("false", await page.AttributeAsync("data-playing"));
        await KeyAsync("r");
        await page.UntilAsync("run.epoch + run.batch + run.phases === 0");

        ILocator math = page.Control(AriaRole.Region, "Mathematics");
        await KeyAsync("f");
        Assert.False(await math.IsVisibleAsync());
        await KeyAsync("f");
        Assert.True(await math.IsVisibleAsync());
        string first = await page.TextAsync(".written b");
        await KeyAsync("n");
        string second = await page.TextAsync(".written b");
        await KeyAsync("p");
        Assert.NotEqual(first, second);
        Assert.Equal(first, await page.TextAsync(".written b"));

        await KeyAsync("s");
        Assert.Equal(1056, await page.JsAsync<int>("return scene.quiet.length;"));
        IDownload download = await page.Page.RunAndWaitForDownloadAsync(() => KeyAsync("e"));
        Assert.EndsWith(".txt", download.SuggestedFilename, StringComparison.Ordinal);
        await page.JsAsync("element.set('learningRate', 0.5);");
        await KeyAsync("Ctrl+Z");
        await page.UntilAsync("run.changes.length === 0");
        await KeyAsync("Ctrl+Y");
        await page.UntilAsync("run.changes.length === 1");
        await KeyAsync("l");
        Assert.Equal("light", await page.JsAsync<string>("return viewer.parts.root.dataset.theme;"));
        await KeyAsync("?");
        Assert.True(await sheet.IsVisibleAsync());
        await KeyAsync("Esc");
        Assert.False(await sheet.IsVisibleAsync());
        Assert.Equal(listed.Order(), tried.Order());

        // Typing stays typing, and the space bar presses what has the focus.
        await page.Control(AriaRole.Combobox, "Seed").PressAsync("f");
        Assert.True(await math.IsVisibleAsync());
        await page.Button("Step batch").PressAsync(" ");
        Assert.Equal("0.1.0", await page.PlaceAsync());
        Assert.Equal("false", await page.AttributeAsync("data-playing"));
    }

    /// <summary>Seen to fail: what was typed into the seed came to the notebook too, to which a field in a shadow root is no field.</summary>
    [Fact]
    public async Task A_key_pressed_in_an_output_is_not_the_notebooks_too()
    {
        await using ViewerPage page = await ViewerPage.OpenAsync(
            fixture.Browser,
            new Training(Network.Create([64, 16, 2]), Datasets.CirclesAndSquares()).Illuminate().ToHtml()
        );
        await page.Page.EvaluateAsync(
            "() => { window.heard = []; document.addEventListener('keydown', ({ key }) => heard.push(key)); }"
        );
        foreach (string key in "abcdefghijklmnopqrstuvwxyz0123456789,.[]{}?".Select(key => key.ToString()))
        {
            await page.Button("Step batch").PressAsync(key);
            await page.Page.Keyboard.PressAsync("Escape");
            await page.Control(AriaRole.Combobox, "Seed").PressAsync(key);
        }
        foreach (string key in (string[])["ArrowDown", "ArrowUp", "Home", "Enter", "Backspace", "Delete"])
            await page.Slider("Learning rate").PressAsync(key);
        Assert.Equal(["Escape"], (await page.Page.EvaluateAsync<string[]>("() => heard")).Distinct());

        // These are the notebook's wherever the focus is.
        foreach (string key in (string[])["Shift+Enter", "Control+s", "Tab", "Escape"])
            await page.Button("Step batch").PressAsync(key);
        Assert.Subset(
            (await page.Page.EvaluateAsync<string[]>("() => heard")).ToHashSet(),
            new HashSet<string> { "Enter", "s", "Tab", "Escape" }
        );
    }
}
