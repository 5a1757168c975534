using Microsoft.Playwright;

namespace NeuralIllumination.Studio.Web.Tests;

/// <summary>Cells that run on and on, that fail, and pages that are loaded again meanwhile.</summary>
public sealed class RunningTests(BrowserFixture fixture)
{
    [Fact]
    public async Task An_endless_loop_is_interrupted_and_the_notebook_goes_on()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(
            fixture.Browser,
            "#!csharp\n\nwhile (true) Thread.Sleep(1);\n\n#!csharp\n\n6 * 7\n".Replace(
                "Thread",
                "System.Threading.Thread",
                StringComparison.Ordinal
            )
        );
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Run all", Exact = true }).ClickAsync();
        await tab.Page.Locator(".cell[data-activity=running]").WaitForAsync();
        await tab.Cell(2).FocusAsync();
        await tab.PressAsync("i", "i");
        await tab.RestsAsync();
        await tab.ShowsAsync(1, "nterrupted");
        Assert.Equal("failed", await tab.Cell(1).GetAttributeAsync("data-state"));
        Assert.Equal("notrun", await tab.Cell(2).GetAttributeAsync("data-state"));
        await tab.PressAsync("Control+Enter");
        await tab.ShowsAsync(2, "42");
    }

    [Fact]
    public async Task What_a_cell_prints_stands_on_the_page_while_it_runs()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(
            fixture.Browser,
            "#!csharp\n\nConsole.Write(\"one \"); await Task.Delay(600); Console.Write(\"two\\n\"); while (true) await Task.Delay(5);\n"
        );
        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("Control+Enter");
        await tab.ShowsAsync(1, "one two");
        Assert.Equal("running", await tab.Cell(1).GetAttributeAsync("data-activity"));
        await tab.Page.ReloadAsync();
        await tab.AliveAsync();
        await tab.ShowsAsync(1, "one two");
        Assert.Equal("running", await tab.Cell(1).GetAttributeAsync("data-activity"));
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Interrupt" }).ClickAsync();
        await tab.RestsAsync();
        await tab.ShowsAsync(1, "one two");
    }

    [Fact]
    public async Task A_page_loaded_again_in_the_middle_of_a_run_loses_no_output()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(
            fixture.Browser,
            "#!csharp\n\nConsole.WriteLine(\"one\");\n\n#!csharp\n\nawait Task.Delay(2500); Console.WriteLine(\"two\");\n\n#!csharp\n\nConsole.WriteLine(\"three\");\n"
        );
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Run all", Exact = true }).ClickAsync();
        await tab.ShowsAsync(1, "one");
        await tab.Page.Locator(".cell[aria-label='Cell 2'][data-activity=running]").WaitForAsync();

        await tab.Page.ReloadAsync();

        await tab.AliveAsync();
        await tab.ShowsAsync(1, "one");
        await tab.ShowsAsync(3, "three");
        await tab.RestsAsync();
        Assert.Equal(
            ["one", "two", "three"],
            (await tab.Page.Locator(".outputs").AllTextContentsAsync()).Select(text => text.Trim())
        );
    }

    [Fact]
    public async Task A_kernel_that_crashes_costs_its_notebook_its_state_and_nothing_else()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(
            fixture.Browser,
            "#!csharp\n\nvar x = 6;\n\n#!csharp\n\nFunc<int, int> deep = null; deep = n => deep(n + 1) + 1; deep(0)\n\n#!csharp\n\nEnvironment.Exit(3);\n\n#!csharp\n\n6 * 7\n"
        );
        foreach (int crashing in new[] { 2, 3 })
        {
            await tab.Cell(crashing).FocusAsync();
            await tab.PressAsync("Control+Enter");
            await tab.Cell(crashing).Locator(".error").WaitForAsync();
            ILocator ended = tab.Page.GetByRole(AriaRole.Alert).Filter(new() { Visible = true });
            Assert.NotEmpty((await ended.Locator("p").InnerTextAsync()).Trim());
            await ended.GetByRole(AriaRole.Button, new() { Name = "Restart", Exact = true }).ClickAsync();
            await ended.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        }

        await tab.Cell(4).FocusAsync();
        await tab.PressAsync("Control+Enter");
        await tab.ShowsAsync(4, "42");
        Assert.Empty(tab.Opened.Complaints);
    }

    [Fact]
    public async Task Memory_that_runs_short_is_said_and_one_press_begins_anew_up_to_here()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(
            fixture.Browser,
            "#!csharp\n\nvar x = 6;\n\n#!csharp\n\nx * 7\n\n#!csharp\n\nvar big = new byte[1050 << 20]; Array.Fill(big, (byte)1); big.Length\n"
        );
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Run all", Exact = true }).ClickAsync();
        ILocator said = tab.Page.GetByRole(AriaRole.Alert).Filter(new() { Visible = true });
        await said.GetByText("memory runs short").WaitForAsync();
        Assert.Equal("succeeded", await tab.Cell(3).GetAttributeAsync("data-state"));
        await tab.Cell(2).FocusAsync();
        await said.GetByRole(AriaRole.Button, new() { Name = "Restart and run up to here" }).ClickAsync();
        await said.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await tab.Page.Locator(".cell[aria-label='Cell 2'][data-state=succeeded] .count:text-is('2')").WaitForAsync();
        await tab.ShowsAsync(2, "42");
        Assert.Empty(tab.Opened.Complaints);
    }

    [Fact]
    public async Task Members_are_completed_by_keyboard()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(
            fixture.Browser,
            "#!csharp\n\nvar text = \"abc\";\n\n#!csharp\n\n\n"
        );
        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("Shift+Enter");
        await tab.RestsAsync();
        await tab.PressAsync("Enter");
        await tab.Page.Keyboard.TypeAsync("text.ToUpp");
        await tab.PressAsync("Control+Space");
        ILocator list = tab.Page.GetByRole(AriaRole.Listbox, new() { Name = "Completions" });
        await list.GetByRole(AriaRole.Option).First.WaitForAsync();
        ILocator chosen = list.Locator("[aria-selected=true]");
        Assert.Equal("ToUpper", await chosen.Locator("b").InnerTextAsync());
        Assert.Equal(
            await chosen.GetAttributeAsync("id"),
            await tab.Cell(2).Locator("textarea").GetAttributeAsync("aria-activedescendant")
        );
        await tab.PressAsync("Tab");
        await tab.Page.Keyboard.TypeAsync("()");
        await tab.PressAsync("Control+Enter");
        await tab.ShowsAsync(2, "ABC");
        Assert.Equal("text.ToUpper()", await tab.Cell(2).Locator("textarea").InputValueAsync());
    }

    [Fact]
    public async Task Two_pages_of_one_notebook_show_the_same()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, "#!csharp\n\n1\n");
        IPage other = await tab.Page.Context.NewPageAsync();
        await other.GotoAsync(tab.Page.Url);
        await other.Locator("main[data-alive]").WaitForAsync();
        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("Enter", "End");
        await tab.Page.Keyboard.TypeAsync("1 + 4");
        await tab.PressAsync("Control+Enter");
        await other.Locator(".outputs").Filter(new LocatorFilterOptions { HasText = "15" }).WaitForAsync();
        Assert.Equal("11 + 4", await other.Locator("textarea").InputValueAsync());
        await tab.PressAsync("Alt+Enter");
        await other.Locator(".cell:nth-child(2)").WaitForAsync();
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_is_asked_about()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, "#!csharp\n\n1\n");
        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("Enter", "End");
        await tab.Page.Keyboard.TypeAsync("2");
        tab.Served.Write("a.dib", "#!csharp\n\ntheirs\n");
        await tab.PressAsync("Control+s");
        ILocator dialog = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "The file has changed" });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Do not save" }).ClickAsync();
        Assert.Equal("#!csharp\n\ntheirs\n", await File.ReadAllTextAsync(tab.Served["a.dib"]));

        await tab.PressAsync("Control+s");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save a copy …" }).ClickAsync();
        ILocator copy = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Save a copy" });
        await copy.GetByRole(AriaRole.Textbox).FillAsync("b.dib");
        await tab.PressAsync("Enter");
        await tab.Page.GetByText("Saved a copy as b.dib.").WaitForAsync();
        Assert.Equal("#!csharp\n\n12\n", await File.ReadAllTextAsync(tab.Served["b.dib"]));

        await tab.PressAsync("Control+s");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Overwrite" }).ClickAsync();
        await tab.Page.GetByText("Saved a.dib.").WaitForAsync();
        Assert.Equal("#!csharp\n\n12\n", await File.ReadAllTextAsync(tab.Served["a.dib"]));
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_is_read_again_when_asked()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, "#!csharp\n\n1\n");
        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("Enter", "End");
        await tab.Page.Keyboard.TypeAsync("2");
        tab.Served.Write("a.dib", "#!csharp\n\ntheirs\n");
        await tab.PressAsync("Control+s");
        ILocator dialog = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "The file has changed" });
        ILocator unsaved = tab.Page.GetByText("not saved", new() { Exact = true });
        await unsaved.WaitForAsync();
        await dialog.GetByText("not saved is dropped").WaitForAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Read the file again" }).ClickAsync();
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('textarea')?.value === 'theirs'");
        await tab.AliveAsync();
        Assert.False(await unsaved.IsVisibleAsync());
        Assert.Equal("#!csharp\n\ntheirs\n", await File.ReadAllTextAsync(tab.Served["a.dib"]));
    }
}
