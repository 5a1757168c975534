using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Tests;

/// <summary>The gallery shows every view that a cell can end with, and runs.</summary>
public sealed class GalleryTests
{
    [Fact]
    public async Task The_gallery_runs_and_each_of_its_cells_shows_something()
    {
        using TemporaryFolder folder = new();
        string path = folder["gallery.ipynb"];
        Ran ran = await Ran.InProcess("run", Repository.Path("samples", "gallery.dib"), "--to", "ipynb", "--out", path);
        Assert.True(ran.Exit == 0, ran.Error);
        Cell[] cells = [.. NotebookFile.Read(path).Cells.Where(cell => cell.Kind == CellKind.Code)];
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
