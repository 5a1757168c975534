using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Tests;

/// <summary>The gallery shows every view that a cell can end with, and runs.</summary>
public sealed class GalleryTests
{
    [Fact]
    public async Task The_gallery_runs_and_each_of_its_cells_shows_something()
    {
        using TemporaryFolder folder = new();
        await DocumentCommand.RunAsync(
            "illuminate run samples/gallery.dib --to ipynb --out gallery.ipynb",
            folder.Path
        );
        Cell[] cells = [.. NotebookFile.Read(folder["gallery.ipynb"]).Cells.Where(cell => cell.Kind == CellKind.Code)];
        Assert.True(cells.Length >= 20, $"{cells.Length} cells");
        Assert.All(
            cells,
            cell =>
                Assert.Contains(
                    cell.Outputs.OfType<DisplayOutput>().SelectMany(output => output.Forms),
                    form => form.MimeType == MimeText.Html
                )
        );
    }
}
