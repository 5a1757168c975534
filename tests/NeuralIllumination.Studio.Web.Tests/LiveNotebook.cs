using System.Text.Json;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;

namespace NeuralIllumination.Studio.Web.Tests;

/// <summary>A notebook whose cells have shown live outputs, each of a run of its own.</summary>
internal static class LiveNotebook
{
    /// <summary>Exported as one page.</summary>
    public static string Export(int count, int epochs = 3) =>
        NotebookPage.Render(
            new Notebook([
                .. Outputs(count, epochs)
                    .Select(html => new Cell("csharp", "training.Illuminate()")
                    {
                        State = CellState.Succeeded,
                        Outputs = [new DisplayOutput([new MimeText(MimeText.Html, html)])],
                    }),
            ]),
            "many.dib"
        );

    /// <summary>Saved as an .ipynb, outputs included.</summary>
    public static string Ipynb(int count, int epochs = 3) =>
        JsonSerializer.Serialize(
            new
            {
                nbformat = 4,
                nbformat_minor = 5,
                metadata = new { },
                cells = Outputs(count, epochs)
                    .Select(
                        (html, i) =>
                            new
                            {
                                cell_type = "code",
                                id = $"cell-{i}",
                                metadata = new { },
                                execution_count = 1,
                                source = "training.Illuminate()",
                                outputs = new[]
                                {
                                    new
                                    {
                                        output_type = "display_data",
                                        metadata = new { },
                                        data = new Dictionary<string, string> { ["text/html"] = html },
                                    },
                                },
                            }
                    ),
            }
        );

    private static IEnumerable<string> Outputs(int count, int epochs) =>
        Enumerable
            .Range(1, count)
            .Select(seed =>
            {
                Training training = new(Network.Create([64, 16, 2], seed: seed), Datasets.CirclesAndSquares());
                training.Run(epochs);
                return training.Illuminate().ToHtml();
            });
}
