using Microsoft.Playwright;

namespace NeuralIllumination.Studio.Web.Tests;

/// <summary>
/// A page whose Studio is ended and started again on the same port. Seen to fail with the comparison taken out of NotebookLife: X was gone from
/// the disk.
/// </summary>
public sealed class LivesTests(BrowserFixture fixture)
{
    private const string Three = "#!csharp\n\nA\n\n#!csharp\n\nB\n\n#!csharp\n\nC\n";
    private const string Four = "#!csharp\n\nA\n\n#!csharp\n\nX\n\n#!csharp\n\nB\n\n#!csharp\n\nC\n";

    [Fact]
    public async Task An_old_page_changes_no_other_cell_and_keeps_what_is_typed_in_it()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, Three);
        await InsertAsync(tab);
        // Before anything was typed that is not saved, so that the page has nothing to keep until then.
        await tab.PressAsync("Escape", "ArrowDown", "Enter", "End");
        await tab.Page.Keyboard.TypeAsync("1");
        await tab.Page.GetByText("not saved", new() { Exact = true }).WaitForAsync();

        await tab.Served.RestartAsync();
        ILocator alert = tab.Page.Locator("[data-part=lost]");
        await alert.Filter(new() { HasText = "Open the address that it printed" }).WaitForAsync();
        await tab.Page.Keyboard.TypeAsync("2");
        await tab.PressAsync("Control+s");
        Assert.Equal(Four, await File.ReadAllTextAsync(tab.Served["a.dib"]));

        IPage fresh = await tab.Page.Context.NewPageAsync();
        await fresh.GotoAsync(tab.Served.Server.Link);
        await fresh.CloseAsync();
        await alert.Filter(new() { HasText = "as it was before" }).WaitForAsync();
        await tab.Page.Keyboard.TypeAsync("3");
        await tab.PressAsync("Control+s");
        await tab.Page.GetByText("Not saved.").WaitForAsync();
        Assert.False(await tab.Page.GetByText("Saved a.dib").IsVisibleAsync());
        Assert.Equal(Four, await File.ReadAllTextAsync(tab.Served["a.dib"]));
        Assert.Equal(["A", "X", "B", "C"], tab.Served.Shelf.Open("a")!.Notebook.Cells.Select(open => open.Cell.Source));

        await alert.GetByRole(AriaRole.Button, new() { Name = "Show the notebook as it is now" }).ClickAsync();
        ILocator kept = tab.Page.GetByRole(AriaRole.Region, new() { Name = "Kept texts" });
        await kept.GetByText("B123").WaitForAsync();
        await tab.Page.ReloadAsync();
        await kept.GetByText("B123").WaitForAsync();
        await tab.AliveAsync();
        await kept.GetByRole(AriaRole.Button, new() { Name = "Put into cell 3" }).ClickAsync();
        await kept.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await tab.PressAsync("Control+s");
        await tab.Page.GetByText("Saved a.dib.").WaitForAsync();
        Assert.Equal(
            Four.Replace("B", "B123", StringComparison.Ordinal),
            await File.ReadAllTextAsync(tab.Served["a.dib"])
        );
        await tab.Page.ReloadAsync();
        await tab.AliveAsync();
        Assert.True(await kept.IsHiddenAsync());
    }

    [Fact]
    public async Task A_page_in_which_nothing_was_typed_shows_the_notebook_as_it_is_by_itself()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, Three);
        await tab.Served.RestartAsync();
        tab.Served.Write("a.dib", Four);
        IPage fresh = await tab.Page.Context.NewPageAsync();
        await fresh.GotoAsync(tab.Served.Server.Link);
        await fresh.CloseAsync();
        await tab.Page.WaitForFunctionAsync("() => document.querySelectorAll('.cell').length === 4");
    }

    [Fact]
    public async Task What_was_typed_is_added_as_a_cell_or_copied_where_its_cell_is_gone()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, "#!csharp\n\nonly\n");
        await tab.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("Enter", "End");
        await tab.Page.Keyboard.TypeAsync(" mine");
        await tab.Page.GetByText("not saved", new() { Exact = true }).WaitForAsync();
        await tab.Served.RestartAsync();
        tab.Served.Write("a.dib", "#!csharp\n\nsomething else\n");
        IPage fresh = await tab.Page.Context.NewPageAsync();
        await fresh.GotoAsync(tab.Served.Server.Link);
        await fresh.CloseAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Show the notebook as it is now" }).ClickAsync();
        ILocator kept = tab.Page.GetByRole(AriaRole.Region, new() { Name = "Kept texts" });
        await kept.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await kept.GetByText("Copied.").WaitForAsync();
        Assert.Equal("only mine", await tab.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        // Without a clipboard, as over a network without encryption, nothing is said to be copied.
        await tab.Page.EvaluateAsync("() => Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        await kept.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await kept.GetByText("Press Ctrl+C to copy what is selected.").WaitForAsync();
        Assert.Equal("only mine", await tab.Page.EvaluateAsync<string>("() => getSelection().toString()"));
        await kept.GetByRole(AriaRole.Button, new() { Name = "Add as a new cell" }).ClickAsync();
        await tab.Page.WaitForFunctionAsync("() => document.querySelectorAll('.cell').length === 2");
        await tab.PressAsync("Control+s");
        await tab.Page.GetByText("Saved a.dib.").WaitForAsync();
        Assert.Equal(
            "#!csharp\n\nsomething else\n\n#!csharp\n\nonly mine\n",
            await File.ReadAllTextAsync(tab.Served["a.dib"])
        );
    }

    private static async Task InsertAsync(StudioTab tab)
    {
        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("b");
        await tab.Page.WaitForFunctionAsync("() => document.activeElement.tagName === 'TEXTAREA'");
        await tab.Page.Keyboard.TypeAsync("X");
        await tab.PressAsync("Control+s");
        await tab.Page.GetByText("Saved a.dib.").WaitForAsync();
        Assert.Equal(Four, await File.ReadAllTextAsync(tab.Served["a.dib"]));
    }
}
