using Microsoft.Playwright;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Web.Tests;

/// <summary>A notebook from first cell to last without a mouse.</summary>
public sealed class KeyboardTests(BrowserFixture fixture)
{
    private const string Lesson =
        "#!markdown\n\n# A lesson\n\n#!csharp\n\nvar x = 20;\n\n#!csharp\n\nx + 1\n\n#!markdown\n\nThe end\n";

    [Fact]
    public async Task A_notebook_is_walked_from_its_first_cell_to_its_last()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, Lesson);
        // From the page's start into the notebook by Tab alone.
        for (int i = 0; i < 30 && !(await tab.FocusAsync()).StartsWith("Cell", StringComparison.Ordinal); i++)
            await tab.PressAsync("Tab");
        Assert.Equal("Cell 1", await tab.FocusAsync());

        await tab.PressAsync("Shift+Enter");
        Assert.Equal("Cell 2", await tab.FocusAsync());
        await tab.PressAsync("Shift+Enter", "Shift+Enter");
        Assert.Equal("Cell 4", await tab.FocusAsync());
        await tab.ShowsAsync(3, "21");

        // Past the last one a new one is made and opened.
        await tab.PressAsync("Shift+Enter");
        await tab.Cell(5).WaitForAsync();
        await tab.Page.WaitForFunctionAsync("() => document.activeElement.tagName === 'TEXTAREA'");
        await tab.Page.Keyboard.TypeAsync("x * 2");
        await tab.PressAsync("Control+Enter");
        await tab.ShowsAsync(5, "40");
        Assert.Equal("Cell 5 text", await tab.FocusAsync());
        Assert.Empty(tab.Opened.Complaints);
    }

    /// <summary>An output stands in a frame of its own, whose keys do not come up to the notebook by themselves.</summary>
    [Fact]
    public async Task Escape_and_Shift_Enter_in_an_outputs_frame_are_the_notebooks()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(
            fixture.Browser,
            "#!csharp\n\nint n = 0;\npublic class Live { public string ToHtml() => \"<button>step</button>\"; }\n\n#!csharp\n\nn++;\nnew Live()\n\n#!csharp\n\nn\n"
        );
        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("Shift+Enter", "Shift+Enter");
        IFrameLocator frame = tab.Cell(2).FrameLocator("iframe");
        ILocator button = frame.GetByRole(AriaRole.Button, new() { Name = "step", Exact = true });
        await button.WaitForAsync(new LocatorWaitForOptions { Timeout = 30_000 });
        await button.FocusAsync();
        Assert.Equal("IFRAME", await tab.Page.EvaluateAsync<string>("() => document.activeElement.tagName"));

        await tab.PressAsync("Escape");
        await tab.Page.WaitForFunctionAsync("() => document.activeElement.classList.contains('cell')");
        Assert.Equal("Cell 2", await tab.FocusAsync());

        // It runs its own cell again, and the notebook goes on to the next.
        await button.FocusAsync();
        await tab.PressAsync("Shift+Enter");
        await tab.Page.WaitForFunctionAsync("() => document.activeElement.classList.contains('cell')");
        Assert.Equal("Cell 3", await tab.FocusAsync());
        await tab.RestsAsync();
        await tab.PressAsync("Control+Enter");
        await tab.ShowsAsync(3, "2");
        Assert.Empty(tab.Opened.Complaints);
    }

    /// <summary>Seen to fail: m, b and d were keys of a cell and of an output, and did different things.</summary>
    [Fact]
    public async Task No_key_of_a_cell_is_an_outputs_with_another_meaning()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, LiveNotebook.Ipynb(1));
        await tab.Cell(1).Locator("iframe").ScrollIntoViewIfNeededAsync();
        ILocator output = tab.Cell(1).FrameLocator("iframe").Locator("neural-illumination[data-ready]");
        await output.WaitForAsync();
        await output.GetByRole(AriaRole.Button, new() { Name = "Help", Exact = true }).ClickAsync();
        string[] outputs = [.. await output.Locator(".sheet kbd").AllInnerTextsAsync()];
        Assert.True(outputs.Length > 15);
        // In an output the cell's letters do nothing to the cell.
        await output.GetByRole(AriaRole.Button, new() { Name = "Step batch", Exact = true }).FocusAsync();
        await tab.PressAsync("a", "b", "d", "d", "m");
        await tab.PressAsync("Escape", "Escape");
        await tab.Page.WaitForFunctionAsync("() => document.activeElement.classList.contains('cell')");
        await tab.PressAsync("?");
        await tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Keys" }).WaitForAsync();
        string[] cells =
        [
            .. (await tab.Page.Locator("dialog[data-part=keys] dt").AllInnerTextsAsync())
                .SelectMany(keys => keys.Split(' '))
                .Where(key => key != "or")
                .Distinct(),
        ];
        Assert.Contains("m", cells);
        Assert.Equal(["?", "Esc"], outputs.Intersect(cells).Order());
        Assert.Equal(1, await tab.Page.Locator(".cell.is-code").CountAsync());
        Assert.Empty(tab.Opened.Complaints);
    }

    [Fact]
    public async Task A_cell_is_edited_and_run_again()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, Lesson);
        await tab.Cell(2).FocusAsync();
        await tab.PressAsync("Control+Enter");
        await tab.RestsAsync();
        await tab.PressAsync("Enter");
        Assert.Equal("Cell 2 text", await tab.FocusAsync());
        await tab.PressAsync("Control+A");
        await tab.Page.Keyboard.TypeAsync("var x = 30; // more");
        await tab.PressAsync("Shift+Enter", "Shift+Enter");
        await tab.ShowsAsync(3, "31");
        // The compiler's colours have come, and they are those of the text.
        await tab.Cell(2).Locator(".editor .c").Filter(new LocatorFilterOptions { HasText = "// more" }).WaitForAsync();
        Assert.Equal("var x = 30; // more", await tab.Cell(2).Locator(".editor code").TextContentAsync());

        await tab.PressAsync("Control+s");
        await tab.Page.GetByText("Saved a.dib.").WaitForAsync();
        Assert.Equal(
            Lesson.Replace("var x = 20;", "var x = 30; // more", StringComparison.Ordinal),
            await File.ReadAllTextAsync(tab.Served["a.dib"])
        );
    }

    [Fact]
    public async Task Letters_add_delete_bring_back_and_change_cells()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, Lesson);
        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("j", "ArrowDown", "k");
        Assert.Equal("Cell 2", await tab.FocusAsync());
        await tab.PressAsync("a");
        await tab.Page.WaitForFunctionAsync("() => document.activeElement.tagName === 'TEXTAREA'");
        await tab.Page.Keyboard.TypeAsync("above");
        await tab.PressAsync("Escape");
        Assert.Equal("Cell 2", await tab.FocusAsync());
        await tab.PressAsync("m");
        await tab.Cell(2).Locator(".prose").Filter(new LocatorFilterOptions { HasText = "above" }).WaitForAsync();
        await tab.PressAsync("d", "d");
        await tab.Page.WaitForFunctionAsync("() => document.querySelectorAll('.cell').length === 4");
        Assert.Equal("Cell 2", await tab.FocusAsync());
        await tab.PressAsync("z");
        await tab.Page.WaitForFunctionAsync("() => document.querySelectorAll('.cell').length === 5");
        await tab.PressAsync("Alt+ArrowUp");
        await tab.Page.WaitForFunctionAsync(
            "() => document.querySelector('.cell').textContent.includes('above') && document.activeElement === document.querySelector('.cell')"
        );
        await tab.PressAsync("y");
        await tab.Page.Locator(".cell:first-child.is-code").WaitForAsync();
        await tab.PressAsync("?");
        await tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Keys" }).WaitForAsync();
        await tab.PressAsync("d", "d", "Escape");
        await tab.PressAsync("Control+s");
        await tab.Page.GetByText("Saved a.dib.").WaitForAsync();

        Notebook saved = NotebookFile.Read(tab.Served["a.dib"]);
        Assert.Equal(
            ["above", "# A lesson", "var x = 20;", "x + 1", "The end"],
            saved.Cells.Select(cell => cell.Source)
        );
        Assert.Equal("csharp", saved.Cells[0].Kernel);
    }

    [Fact]
    public async Task Teach_shows_what_a_cell_shows_as_large_as_its_prose()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(
            fixture.Browser,
            "#!html\n\n<p id=\"p\">Seen from the last row</p><div style=\"height:300px\"></div>\n",
            width: 1920
        );
        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("Control+Enter");
        IFrameLocator frame = tab.Page.FrameLocator(".cell iframe");
        await frame.Locator("#p").WaitForAsync();
        double before = await HeightAsync();
        double outer = await OuterAsync();
        await tab.PressAsync("t");
        await tab.Page.WaitForFunctionAsync(
            "(before) => document.querySelector('.cell iframe').getBoundingClientRect().height > 1.5 * before",
            outer
        );
        Assert.InRange(await HeightAsync() / before, 1.5, 2);
        await tab.PressAsync("Escape");
        await tab.Page.WaitForFunctionAsync(
            "(before) => Math.abs(document.querySelector('.cell iframe').getBoundingClientRect().height - before) < 2",
            outer
        );

        Task<double> HeightAsync() =>
            frame.Locator("#p").EvaluateAsync<double>("(e) => e.getBoundingClientRect().height");
        Task<double> OuterAsync() =>
            tab.Page.EvaluateAsync<double>(
                "() => document.querySelector('.cell iframe').getBoundingClientRect().height"
            );
    }

    [Fact]
    public async Task Teach_shows_one_cell_at_a_time_which_runs_as_ever()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, Lesson);
        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("t");
        await tab.Page.GetByText("1 of 4").WaitForAsync();
        Assert.Equal(1, await VisibleAsync());
        await tab.PressAsync("ArrowRight", "PageDown");
        await tab.Page.GetByText("3 of 4").WaitForAsync();
        await tab.PressAsync("ArrowLeft", "Control+Enter");
        await tab.RestsAsync();
        await tab.PressAsync("Shift+Enter", "Control+Enter");
        await tab.ShowsAsync(3, "21");
        Assert.Equal(1, await VisibleAsync());

        await tab.Page.ReloadAsync();
        await tab.AliveAsync();
        await tab.Page.GetByText("3 of 4").WaitForAsync();
        await tab.PressAsync("Escape");
        Assert.Equal(4, await VisibleAsync());

        Task<int> VisibleAsync() =>
            tab.Page.EvaluateAsync<int>(
                "() => [...document.querySelectorAll('.cell')].filter((c) => c.offsetHeight).length"
            );
    }

    [Fact]
    public async Task Nobody_is_caught_in_a_text_area()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, "#!csharp\n\n1\n");
        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("Enter", "Home", "Tab");
        Assert.Equal("    1", await tab.Cell(1).Locator("textarea").InputValueAsync());
        await tab.PressAsync("Shift+Tab");
        Assert.Equal("1", await tab.Cell(1).Locator("textarea").InputValueAsync());
        await tab.PressAsync("Escape", "Tab");
        Assert.NotEqual("Cell 1", await tab.FocusAsync());
    }
}
