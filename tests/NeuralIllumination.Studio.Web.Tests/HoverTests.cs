using Microsoft.Playwright;

namespace NeuralIllumination.Studio.Web.Tests;

/// <summary>The card that says what a word means, and how Enter and completion go on.</summary>
public sealed class HoverTests(BrowserFixture fixture)
{
    private const string Lesson = "#!csharp\n\nvar x = 20;\nConsole.WriteLine(x);\n#!neural list\n";

    private static readonly LocatorWaitForOptions Gone = new() { State = WaitForSelectorState.Detached };

    [Fact]
    public async Task A_pointer_that_rests_on_a_word_brings_a_card_that_can_be_read_and_goes()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, Lesson);
        ILocator card = tab.Page.GetByRole(AriaRole.Tooltip);
        Box word = await WordAsync(tab, "WriteLine");
        await tab.Page.Mouse.MoveAsync(word.X + (word.Width / 2), word.Y + (word.Height / 2));
        await card.Filter(new() { HasText = "void Console.WriteLine(int value)" }).WaitForAsync();
        Assert.Contains("Writes the text representation", await card.TextContentAsync());

        // It does not cover its word, and stays while it is read.
        LocatorBoundingBoxResult box = (await card.BoundingBoxAsync())!;
        Assert.True(box.Y + box.Height <= word.Y || box.Y >= word.Y + word.Height);
        await tab.Page.Mouse.MoveAsync(box.X + 10, box.Y + (box.Height / 2), new() { Steps = 5 });
        await tab.Page.Mouse.MoveAsync(box.X + 20, box.Y + (box.Height / 2), new() { Steps = 5 });
        Assert.Equal(1, await card.CountAsync());
        await tab.Page.Mouse.MoveAsync(5, 700);
        await card.WaitForAsync(Gone);
        Assert.Empty(tab.Opened.Complaints);
    }

    [Fact]
    public async Task A_pointer_at_rest_brings_it_also_while_a_bar_moves_on_the_page()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(
            fixture.Browser,
            Lesson
                + "\n#!csharp\n\nvar bar = display(HTML(\"<p>0</p>\")); for (int i = 1; ; i++) { bar.Update(HTML($\"<p>{i}</p>\")); await Task.Delay(100); }\n"
        );
        await tab.Cell(2).FocusAsync();
        await tab.PressAsync("Control+Enter");
        await tab.Page.Locator(".cell iframe").First.WaitForAsync();
        Box word = await WordAsync(tab, "WriteLine");
        await tab.Page.Mouse.MoveAsync(word.X + (word.Width / 2), word.Y + (word.Height / 2));
        await tab.Page.GetByRole(AriaRole.Tooltip).WaitForAsync();
        await tab.PressAsync("i", "i");
        await tab.RestsAsync();
    }

    [Fact]
    public async Task A_key_brings_the_card_of_the_word_at_the_caret_and_escape_takes_it_away()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, Lesson);
        ILocator card = tab.Page.GetByRole(AriaRole.Tooltip);
        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("Enter", "Control+End", "ArrowLeft", "Control+Shift+Space");
        await card.Filter(new() { HasText = "#!neural list" }).WaitForAsync();
        await tab.PressAsync("Escape");
        await card.WaitForAsync(Gone);
        Assert.Equal("Cell 1 text", await tab.FocusAsync());
        await tab.PressAsync("Control+Shift+Space");
        await card.WaitForAsync();
        await tab.Page.Keyboard.TypeAsync("x");
        await card.WaitForAsync(Gone);
    }

    [Fact]
    public async Task Enter_keeps_the_indentation_and_goes_one_level_in_after_a_brace()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(fixture.Browser, "#!csharp\n\n1\n");
        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("Enter", "Control+a");
        await tab.Page.Keyboard.TypeAsync("  if (true) {");
        await tab.PressAsync("Enter");
        await tab.Page.Keyboard.TypeAsync("a();");
        await tab.PressAsync("Enter");
        await tab.Page.Keyboard.TypeAsync("b = new {}");
        await tab.PressAsync("ArrowLeft", "Enter");
        await tab.Page.Keyboard.TypeAsync("C");
        Assert.Equal(
            "  if (true) {\n      a();\n      b = new {\n          C\n      }",
            await tab.Cell(1).Locator("textarea").InputValueAsync()
        );
    }

    [Fact]
    public async Task Words_are_completed_while_a_cell_runs()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(
            fixture.Browser,
            "#!csharp\n\nclass Lantern { public int Glow; }\nvar lantern = new Lantern();\n\n#!csharp\n\nConsole.WriteLine(\"on its way\"); await Task.Delay(-1);\n\n#!csharp\n\n1\n"
        );
        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("Shift+Enter", "Shift+Enter");
        await tab.ShowsAsync(2, "on its way");
        await tab.PressAsync("Enter", "Control+a");
        IResponse answer = await AnswerAsync(() => tab.Page.Keyboard.TypeAsync("lantern."));
        // A cold compiler beside other tests may take longer than the kernel waits for it: that is no answer, and it is asked again.
        for (int again = 0; again < 9 && await answer.TextAsync() == "[]"; again++)
            answer = await AnswerAsync(() => tab.PressAsync("Control+Space"));
        await tab.Page.GetByRole(AriaRole.Option, new() { Name = "Glow" }).WaitForAsync();
        await tab.PressAsync("Escape", "Escape", "i", "i");
        await tab.RestsAsync();

        Task<IResponse> AnswerAsync(Func<Task> ask) =>
            tab.Page.RunAndWaitForResponseAsync(
                ask,
                response => response.Url.EndsWith("/complete", StringComparison.Ordinal)
            );
    }

    /// <summary>The box of a word of the first cell.</summary>
    private static Task<Box> WordAsync(StudioTab tab, string word) =>
        tab.Page.EvaluateAsync<Box>(
            """
            (word) => {
              const walker = document.createTreeWalker(document.querySelector(".editor code"), NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const at = walker.currentNode.nodeValue.indexOf(word);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + word.length);
                const { x, y, width, height } = range.getBoundingClientRect();
                return { x, y, width, height };
              }
              throw new Error(`no ${word}`);
            }
            """,
            word
        );

    private sealed class Box
    {
        public float X { get; set; }

        public float Y { get; set; }

        public float Width { get; set; }

        public float Height { get; set; }
    }
}
