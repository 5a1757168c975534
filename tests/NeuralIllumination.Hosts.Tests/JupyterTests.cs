using System.Text.Json;
using Microsoft.Playwright;
using NeuralIllumination.Browser;

namespace NeuralIllumination.Hosts.Tests;

/// <summary>Every notebook in Jupyter: executed there, written as a page, and lesson 1 in Jupyter's own page, cell by cell.</summary>
public sealed class JupyterTests(JupyterFixture jupyter) : IClassFixture<JupyterFixture>
{
    private const string Proof = "neural-illumination[data-ready][data-verified='true']";

    [Theory]
    [MemberData(nameof(Notebooks.Names), MemberType = typeof(Notebooks))]
    public void No_cell_fails_there_and_each_shows_what_it_should(string name)
    {
        using JsonDocument notebook = JsonDocument.Parse(File.ReadAllText(jupyter.Executed(name)));
        JsonElement[] cells =
        [
            .. notebook
                .RootElement.GetProperty("cells")
                .EnumerateArray()
                .Where(cell => cell.GetProperty("cell_type").GetString() == "code"),
        ];
        Assert.Equal(HostNotebook.Read(Notebooks.PathOf(name)).Code.Count, cells.Length);
        List<string> wrong = [];
        foreach (JsonElement cell in cells)
        {
            string code = string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString()));
            JsonElement[] outputs = [.. cell.GetProperty("outputs").EnumerateArray()];
            wrong.AddRange(
                outputs
                    .Where(output => output.GetProperty("output_type").GetString() == "error")
                    .Select(output => $"{code}\n→ {output.GetProperty("evalue").GetString()}")
            );
            wrong.AddRange(
                ShownCell
                    .Faults(code, [.. outputs.Select(Forms).OfType<Dictionary<string, string>>()])
                    .Select(fault => $"{code}\n→ {fault}")
            );
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }

    [Theory]
    [MemberData(nameof(Notebooks.Names), MemberType = typeof(Notebooks))]
    public async Task Its_page_has_its_pictures_its_charts_and_a_live_view_that_comes_to_the_same_bits(string name)
    {
        OpenedPage opened = await jupyter.Browser.OpenAsync(new Uri(jupyter.Page(name)).AbsoluteUri);
        IPage page = opened.Page;
        int live = await page.Locator("neural-illumination").CountAsync();
        int charts = await page.Locator("[data-ni-plot]").CountAsync();

        // What has a live view or a chart is known from the notebook itself
        string code = string.Concat(HostNotebook.Read(Notebooks.PathOf(name)).Code.Select(cell => $"{cell.Code}\n"));
        Assert.Equal(
            code.Contains("Illuminate()", StringComparison.Ordinal)
                || code.Contains("show illumination", StringComparison.Ordinal),
            live > 0
        );
        Assert.Equal(
            code.Contains(".Plot()", StringComparison.Ordinal)
                || code.Contains("new Comparison", StringComparison.Ordinal)
                || code.Contains("neural compare", StringComparison.Ordinal),
            charts > 0
        );

        // Each is alive
        await Wait(page, $"document.querySelectorAll(\"{Proof}\").length === {live}");
        await Wait(page, $"document.querySelectorAll('[data-ni-plot] .js-plotly-plot .main-svg').length >= {charts}");
        foreach (ILocator view in await page.Locator(Proof).AllAsync())
            Assert.StartsWith(
                "✓",
                (await view.Locator("p[role=status]").Last.InnerTextAsync()).Trim(),
                StringComparison.Ordinal
            );

        // Every picture is one
        int pictures = await page.EvaluateAsync<int>("document.querySelectorAll('img').length");
        Assert.True(name == "02-one-neuron" || pictures > 0, "no picture");
        Assert.Equal(
            0,
            await page.EvaluateAsync<int>(
                "[...document.images].filter(image => !image.complete || image.naturalWidth === 0).length"
            )
        );
        Assert.Empty(opened.Complaints);
        Assert.All(opened.Requests, request => Assert.StartsWith("file:///", request, StringComparison.Ordinal));
        await LookAsync(page, $"jupyter-{name}");
        // Left open, its live views would go on playing beside all that follows.
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_first_lesson_runs_cell_by_cell_in_Jupyters_own_page()
    {
        // Given lesson 1, open in Jupyter Notebook, with its kernel ready
        await using JupyterServer server = await JupyterServer.StartAsync(jupyter.Jupyter);
        OpenedPage opened = await jupyter.Browser.OpenAsync(server.AddressOf("01-first-light.ipynb"));
        IPage page = opened.Page;
        await Wait(page, "window.Jupyter?.notebook?.kernel?.is_connected() && Jupyter.notebook.get_cells().length > 1");
        int cells = await page.EvaluateAsync<int>("Jupyter.notebook.get_cells().length");
        await page.EvaluateAsync("Jupyter.notebook.select(0); Jupyter.notebook.focus_cell()");

        // When a reader goes through it with Shift+Enter
        for (int index = 0; index < cells; index++)
        {
            await page.Keyboard.PressAsync("Shift+Enter");

            // Then each cell of code ends, without an error, with something to see
            string cell = $"Jupyter.notebook.get_cell({index})";
            await Wait(page, $"{cell}.cell_type !== 'code' || typeof {cell}.input_prompt_number === 'number'");
            Assert.Equal(0, await page.Locator(".output_error").CountAsync());
        }

        await page.Locator(Proof).WaitForAsync();
        Assert.Equal(1, await page.Locator(Proof).CountAsync());
        Assert.True(await page.Locator(".output img").CountAsync() > 0);
        Assert.Equal(
            HostNotebook.Read(Notebooks.PathOf("01-first-light")).Code.Count,
            await page.EvaluateAsync<int>(
                "Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code' && cell.output_area.outputs.length > 0).length"
            )
        );
        Assert.DoesNotContain(opened.Complaints, complaint => !JupytersOwn.Any(complaint.Contains));
        await LookAsync(page, "jupyter-live");
        await page.Context.CloseAsync();
    }

    // What Debian's Jupyter and the host's own script say on an empty notebook too: widgets that are not installed, and a kernel's address.
    private static readonly string[] JupytersOwn =
    [
        "find-and-replace does not exist",
        "nbextensions/widgets",
        "Widgets are not available",
        "Could not cross validate the widget frontend",
        "the server responded with a status of 404",
        ":2048/discovery",
    ];

    private static Task<IJSHandle> Wait(IPage page, string expression) =>
        page.WaitForFunctionAsync(expression, null, new PageWaitForFunctionOptions { Timeout = 120_000 });

    private static async Task LookAsync(IPage page, string name)
    {
        if (JupyterFixture.Look is { } folder)
            await page.ScreenshotAsync(
                new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true }
            );
    }

    private static Dictionary<string, string>? Forms(JsonElement output) =>
        output.TryGetProperty("data", out JsonElement data)
        && data.EnumerateObject().ToDictionary(form => form.Name, form => form.Value.ToString()) is var forms
        && !HostWords.Are(forms.Values)
            ? forms
            : null;
}
