using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using NeuralIllumination.Attacks;
using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Pages;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Tests;

/// <summary>
/// Truncated and mutated cells, for twenty seconds, or for as many as NI_FUZZ_SECONDS says: whatever stands in a cell, it is shown, edited,
/// exported and completed, and only C# that the compiler cannot bear is refused. NI_FUZZ_SEED repeats a run. Seen to fail with token.Text[0] in
/// CodeColours within the first hundred texts.
/// </summary>
public sealed partial class FuzzTests(ITestOutputHelper output)
{
    private const int Least = 40;

    [Fact]
    public async Task Whatever_stands_in_a_cell_is_shown()
    {
        int seed = Number("NI_FUZZ_SEED") ?? Random.Shared.Next();
        TimeSpan most = TimeSpan.FromSeconds(Number("NI_FUZZ_SECONDS") ?? 20);
        output.WriteLine($"NI_FUZZ_SEED={seed}");
        MutatedText cells = CellTexts.Mutated(seed);
        List<string> troubles = [];
        void Hear(Exception thrown)
        {
            // Other tests fail on purpose meanwhile.
            if (Parsers().IsMatch(thrown.ToString()))
                troubles.Add(thrown.ToString());
        }

        using CellDocuments documents = new();
        await using ServedFolder served = await ServedFolder.StartAsync(
            ("a.dib", "#!csharp\n\n1\n\n#!markdown\n\nprose\n")
        );
        int count = 0;
        Trouble.Told += Hear;
        try
        {
            long end = Environment.TickCount64 + (long)most.TotalMilliseconds;
            // On a slow machine too, some are tried.
            while ((Environment.TickCount64 < end || count < Least) && troubles.Count == 0)
            {
                string source = cells.Next();
                string why = $"NI_FUZZ_SEED={seed}, text {++count}:\n{source}";
                Assert.True(Html.Escape(source) == Spans().Replace(CodeColours.Render(source), ""), why);
                Divided(source, why);
                Assert.NotNull(MarkdownText.Render(source));
                if (count % 5 == 0)
                    Assert.True(
                        await CellCompletion.AtAsync(
                            documents,
                            source,
                            cells.Place(source),
                            null,
                            CancellationToken.None
                        )
                            is not null,
                        why
                    );
                if (count % 20 == 0)
                    await ServedAsync(served, source, why);
            }
        }
        finally
        {
            Trouble.Told -= Hear;
        }

        Assert.True(troubles.Count == 0, $"NI_FUZZ_SEED={seed}, text {count}: {string.Join("\n", troubles)}");
        output.WriteLine($"{count} texts");
    }

    private static void Divided(string source, string why)
    {
        try
        {
            DeepCode.Refuse(source);
            foreach (CellPart part in CellSyntax.Parts(source))
            {
                if (part.Kind == CellPartKind.Code)
                    CellSyntax.TakeDirectives(part.Text, out _);
            }
        }
        catch (CellException refusal)
        {
            Assert.True(refusal.Line >= 1 && refusal.Column >= 1, why);
        }
    }

    private static async Task ServedAsync(ServedFolder served, string source, string why)
    {
        foreach (string key in new[] { "c1", "c2" })
        {
            using HttpResponseMessage edit = await served.AskAsync("a", "edit", new { key, source });
            Assert.True(edit.StatusCode == HttpStatusCode.OK, why);
        }

        foreach (string path in new[] { "/notebooks/a", "/notebooks/a/export", "/" })
        {
            using HttpResponseMessage answer = await served.Client.GetAsync(served.Server.Address + path);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}; {why}");
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number)
            ? number
            : null;

    [GeneratedRegex("</?span[^>]*>")]
    private static partial Regex Spans();

    [GeneratedRegex(@"\b(CodeColours|MarkdownText|CellSyntax|CellCompletion|CodeLimits|OpenCellHtml)\b")]
    private static partial Regex Parsers();
}
