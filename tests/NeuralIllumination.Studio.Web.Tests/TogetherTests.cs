using Microsoft.Playwright;

namespace NeuralIllumination.Studio.Web.Tests;

/// <summary>Two pages of one notebook, and two people who write in one cell at once. Nothing that either typed is gone unless one says so.</summary>
public sealed class TogetherTests(BrowserFixture fixture)
{
    private const string Start = "#!csharp\n\none\n\nmiddle\n\ntwo\n";

    [Fact]
    public async Task Two_who_write_in_different_lines_at_once_come_to_one_text()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, Start);
        IPage other = await OtherAsync(tab);
        for (int round = 0; round < 5; round++)
        {
            await TypeAsync(tab.Page, "one", "a");
            await TypeAsync(other, "two", "b");
            await tab.Page.WaitForTimeoutAsync(130 + 20 * round);
            await TypeAsync(other, "two", "c");
            await TypeAsync(tab.Page, "one", "d");
        }

        const string expected = "oneadadadadad\n\nmiddle\n\ntwobcbcbcbcbc";
        await ReadsAsync(tab.Page, expected);
        await ReadsAsync(other, expected);
        Assert.Equal(expected, tab.Served.Shelf.Open("a")!.Notebook.Cells[0].Cell.Source);
        Assert.Equal(0, await tab.Page.Locator(".both").CountAsync());
    }

    [Theory]
    [InlineData("Keep mine", "mine")]
    [InlineData("Take theirs", "theirs")]
    public async Task Two_who_write_in_one_line_at_once_choose(string choice, string expected)
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, "#!csharp\n\n1\n");
        IPage other = await OtherAsync(tab);
        await TouchAsync(tab, other);
        ILocator both = other.Locator(".both");
        Assert.Equal("theirs", await both.Locator("pre").InnerTextAsync());
        Assert.Equal("mine", await other.Locator("textarea").InputValueAsync());
        await other.Keyboard.PressAsync("Control+s");
        await other.GetByText("without what you typed in cell 1").WaitForAsync();
        await both.GetByRole(AriaRole.Button, new() { Name = choice }).ClickAsync();
        await both.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await ReadsAsync(other, expected);
        await tab.Page.WaitForTimeoutAsync(300);
        Assert.Equal(expected, tab.Served.Shelf.Open("a")!.Notebook.Cells[0].Cell.Source);
        // Who had written the other text, and is still in it, is asked too.
        if (choice == "Keep mine")
        {
            await tab.Page.Locator(".both pre").Filter(new() { HasText = "mine" }).WaitForAsync();
            await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Take theirs" }).ClickAsync();
        }

        await ReadsAsync(tab.Page, expected);
    }

    [Fact]
    public async Task Both_texts_can_be_kept()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, "#!csharp\n\n1\n");
        IPage other = await OtherAsync(tab);
        await TouchAsync(tab, other);
        await other.GetByRole(AriaRole.Button, new() { Name = "Keep both" }).ClickAsync();
        await other.WaitForFunctionAsync(
            "() => [...document.querySelectorAll('textarea')].map((t) => t.value).join() === 'theirs,mine'"
        );
        await tab.Page.WaitForFunctionAsync(
            "() => [...document.querySelectorAll('textarea')].map((t) => t.value).join() === 'theirs,mine'"
        );
        await other.Keyboard.PressAsync("Control+s");
        await other.GetByText("Saved a.dib.").WaitForAsync();
        Assert.Equal("#!csharp\n\ntheirs\n\n#!csharp\n\nmine\n", await File.ReadAllTextAsync(tab.Served["a.dib"]));
    }

    [Fact]
    public async Task Each_sees_who_else_is_in_a_text()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, "#!csharp\n\n1\n\n#!csharp\n\n2\n");
        IPage other = await OtherAsync(tab);
        await tab.Cell(2).FocusAsync();
        await tab.PressAsync("Enter");
        ILocator said = other.Locator(".cell[aria-label='Cell 2'] .others");
        await said.Filter(new() { HasText = "Somebody else is in this text too." }).WaitForAsync();
        Assert.Equal(0, await tab.Page.Locator(".others").CountAsync());
        await tab.PressAsync("Escape");
        await said.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await tab.PressAsync("Enter");
        await said.WaitForAsync(new() { State = WaitForSelectorState.Visible });
        await tab.Page.CloseAsync();
        await said.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        tab.Served.Shelf.Open("a");
    }

    [Fact]
    public async Task What_is_being_typed_in_a_cell_that_somebody_deletes_is_kept()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, "#!csharp\n\n1\n\n#!csharp\n\n2\n");
        IPage other = await OtherAsync(tab);
        await tab.Page.EvaluateAsync(
            "() => { const t = document.querySelectorAll('textarea')[1]; t.value = 'half a thought'; t.dispatchEvent(new InputEvent('input', { bubbles: true })); }"
        );
        using HttpResponseMessage removed = await tab.Served.AskAsync("a", "remove", new { key = "c2" });
        ILocator kept = tab.Page.GetByRole(AriaRole.Region, new() { Name = "Kept texts" });
        await kept.GetByText("half a thought").WaitForAsync();
        await kept.GetByText("The cell was deleted by somebody else.").WaitForAsync();
    }

    // Seen to fail with texts.js as it was: what the Studio had a moment before was gone with the cell.
    [Fact]
    public async Task What_was_typed_and_taken_a_moment_before_somebody_deletes_the_cell_is_kept_too()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, "#!csharp\n\n1\n\n#!csharp\n\n2\n");
        await SetAsync(tab.Page, "half a thought");
        while (tab.Served.Shelf.Open("a")!.Notebook.Cells[0].Cell.Source != "half a thought")
            await Task.Delay(10);
        using HttpResponseMessage removed = await tab.Served.AskAsync("a", "remove", new { key = "c1" });
        await tab
            .Page.GetByRole(AriaRole.Region, new() { Name = "Kept texts" })
            .GetByText("half a thought")
            .WaitForAsync();
    }

    [Fact]
    public async Task Who_deletes_a_cell_himself_is_not_offered_its_text()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, "#!csharp\n\n1\n\n#!csharp\n\n2\n");
        await SetAsync(tab.Page, "half a thought");
        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("d", "d");
        await tab.Page.WaitForFunctionAsync("() => document.querySelectorAll('textarea').length === 1");
        Assert.Equal(0, await tab.Page.GetByText("The cell was deleted by somebody else.").CountAsync());
    }

    /// <summary>The answer to an edit may come before its event. Seen to fail with `>` in the place of `>=` in texts.js: the text stayed without colours.</summary>
    [Fact]
    public async Task Colours_come_though_the_answer_is_there_before_the_event()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, "#!csharp\n\n1\n");
        await tab.Page.AddInitScriptAsync(
            """
            const listen = EventSource.prototype.addEventListener;
            EventSource.prototype.addEventListener = function (type, hear, ...rest) {
              return listen.call(this, type, (event) => (type === "edited" ? setTimeout(() => hear(event), 500) : hear(event)), ...rest);
            };
            """
        );
        await tab.Page.ReloadAsync();
        await tab.AliveAsync();
        await SetAsync(tab.Page, "1 // later");
        await tab.Cell(1)
            .Locator(".editor .c")
            .Filter(new LocatorFilterOptions { HasText = "// later" })
            .WaitForAsync();
    }

    private static async Task<IPage> OtherAsync(StudioTab tab)
    {
        IPage other = await tab.Page.Context.NewPageAsync();
        await other.GotoAsync(tab.Page.Url);
        await other.Locator("main[data-alive]").WaitForAsync();
        return other;
    }

    /// <summary>Both write over the only line before either hears of the other; the first page's text arrives first.</summary>
    private static async Task TouchAsync(StudioTab tab, IPage other)
    {
        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("Enter");
        await other.RouteAsync(
            "**/edit",
            async route =>
            {
                while (tab.Served.Shelf.Open("a")!.Notebook.Cells[0].Cell.Source != "theirs")
                    await Task.Delay(10);
                await route.ContinueAsync();
            }
        );
        await SetAsync(other, "mine");
        await SetAsync(tab.Page, "theirs");
        await other.Locator(".both").WaitForAsync();
        await other.UnrouteAllAsync();
    }

    private static async Task SetAsync(IPage page, string text) =>
        await page.EvaluateAsync(
            "(text) => { const area = document.querySelector('textarea'); area.value = text; area.dispatchEvent(new InputEvent('input', { bubbles: true })); }",
            text
        );

    /// <summary>Types at the end of the line that begins with a word.</summary>
    private static async Task TypeAsync(IPage page, string line, string text) =>
        await page.EvaluateAsync(
            "([line, text]) => { const area = document.querySelector('textarea'); const from = area.value.indexOf(line); const end = area.value.indexOf('\\n', from); const at = end < 0 ? area.value.length : end; area.setRangeText(text, at, at, 'end'); area.dispatchEvent(new InputEvent('input', { bubbles: true })); }",
            new[] { line, text }
        );

    private static async Task ReadsAsync(IPage page, string text) =>
        await page.WaitForFunctionAsync("(text) => document.querySelector('textarea').value === text", text);
}
