using System.Globalization;
using Microsoft.Playwright;
using NeuralIllumination.Browser;
using NeuralIllumination.Views;

namespace NeuralIllumination.Bench;

/// <summary>A large CSV that is dropped on the page: how soon it is understood, and how long the page is deaf meanwhile; and a picture of a small one.</summary>
internal static class OwnFile
{
    private const int Runs = 5;

    // 60,000 lines of 20 values and a label, about 10 MB. The yardstick is what the least careful reader does with the same text.
    private const string Drop = """
        async () => {
          const element = document.querySelector("neural-illumination");
          element.pause();
          let state = 42;
          const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
          const lines = Array.from({ length: 60000 }, () =>
            [...Array.from({ length: 20 }, () => (random() * 100).toFixed(5)), ["a", "b", "c"][Math.floor(random() * 3)]].join(","));
          const text = lines.join("\n");
          const plainBegan = performance.now();
          const plain = text.split("\n").map((line) => line.split(",").map(Number));
          const plainTook = performance.now() - plainBegan;
          const carried = new DataTransfer();
          carried.items.add(new File([text], "large.csv", { type: "text/csv" }));
          let [longest, last, goesOn] = [0, performance.now(), true];
          const { port1, port2 } = new MessageChannel();
          port2.onmessage = () => {
            const now = performance.now();
            longest = Math.max(longest, now - last);
            last = now;
            if (goesOn) port1.postMessage(null);
          };
          port1.postMessage(null);
          const words = element.shadowRoot.querySelector(".own-words");
          words.replaceChildren();
          const understood = new Promise((resolve) => new MutationObserver(() => words.textContent.includes("60,000 samples") && resolve()).observe(words, { childList: true }));
          const began = performance.now();
          element.shadowRoot.querySelector(".stage").dispatchEvent(new DragEvent("drop", { bubbles: true, composed: true, cancelable: true, dataTransfer: carried }));
          await understood;
          const took = performance.now() - began;
          goesOn = false;
          return [text.length, plain.length, plainTook, took, longest];
        }
        """;

    private static readonly string[] Species = ["setosa", "versicolor", "virginica"];

    private static readonly string Flowers =
        "Nr;species;sepal length;sepal width;petal length;petal width\n"
        + string.Concat(
            Enumerable
                .Range(0, 60)
                .Select(i =>
                    FormattableString
                        .Invariant(
                            $"{i + 1};{Species[i % 3]};{4 + (i % 3) + (i % 7 / 10.0):0.0};{3 + (i % 5 / 10.0):0.0};{1 + (2 * (i % 3)) + (i % 4 / 10.0):0.0};{(i % 3) + 0.2:0.0}\n"
                        )
                        .Replace('.', ',')
                )
        );

    /// <summary>Prints the figures.</summary>
    public static async Task<int> PrintAsync()
    {
        await using TestBrowser browser = await TestBrowser.StartAsync();
        List<double[]> found = [];
        for (int run = 0; run < Runs; run++)
        {
            OpenedPage opened = await OpenAsync(browser);
            found.Add((await opened.Page.EvaluateAsync<double[]>(Drop))!);
            await opened.Page.Context.CloseAsync();
        }

        Console.WriteLine("| figure | found | aimed at |");
        Console.WriteLine("|---|---|---|");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {found[0][0] / 1e6:0.0} MB of CSV dropped, 60,000 × 20, until it is understood, median and worst of {Runs} | {Median(found, 3):0}, {found.Max(one => one[3]):0} ms (split and Number() alone: {Median(found, 2):0} ms) | ≤ 2,000 ms |"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| the longest that the page did not answer meanwhile, median and worst | {Median(found, 4):0}, {found.Max(one => one[4]):0} ms | ≤ 100 ms |"
            )
        );
        return 0;
    }

    /// <summary>Writes the workbench's picture of a file that was understood.</summary>
    public static async Task<int> WriteAsync(string path)
    {
        await using TestBrowser browser = await TestBrowser.StartAsync();
        OpenedPage opened = await OpenAsync(browser);
        ILocator element = opened.Page.Locator("neural-illumination");
        await element.EvaluateAsync("(e) => { e.pause(); return e.goTo(0); }");
        await element.Locator("select[aria-label='Data set']").SelectOptionAsync("file");
        await element
            .Locator(".own input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "flowers.csv",
                    MimeType = "text/csv",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(Flowers),
                }
            );
        await element.GetByText("Label: ").WaitForAsync();
        await element.GetByRole(AriaRole.Button, new() { Name = "Nr", Exact = true }).ClickAsync();
        await element.GetByText("Left out: ").WaitForAsync();
        return await JpegFile.WriteAsync(element.Locator(".recipe"), path);
    }

    private static async Task<OpenedPage> OpenAsync(TestBrowser browser)
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".html");
        await File.WriteAllTextAsync(
            file,
            new IlluminationPage(
                new Training(Network.Create([64, 16, 2]), Datasets.CirclesAndSquares()).Illuminate()
            ).ToHtml()
        );
        try
        {
            OpenedPage opened = await browser.OpenAsync(new Uri(file).AbsoluteUri, dark: true);
            await opened.Page.Locator("neural-illumination[data-ready]").WaitForAsync();
            return opened;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static double Median(List<double[]> found, int column)
    {
        double[] sorted = [.. found.Select(one => one[column]).Order()];
        return sorted[sorted.Length / 2];
    }
}
