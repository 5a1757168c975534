namespace NeuralIllumination.Tests.House;

/// <summary>A folder is small enough to be taken in at a glance.</summary>
public sealed class FolderSizeTests
{
    private const int Most = 25;

    [Fact]
    public void No_folder_holds_more_than_25_files()
    {
        var sizes = Folders()
            .ToDictionary(
                folder => Path.GetRelativePath(Repository.Path(), folder),
                folder => Directory.GetFiles(folder).Length
            );
        Assert.True(sizes.Count > 50);
        Assert.DoesNotContain(sizes, folder => folder.Value > Most);
    }

    private static IEnumerable<string> Folders()
    {
        // Made by programs; a gallery is leafed through as a whole.
        string[] passed = ["bin", "obj", "node_modules", "TestResults", "Goldens"];
        Stack<string> open = new(["src", "tests", "tools", "bench", "docs", "notebooks", "samples"]);
        while (open.TryPop(out string? folder))
        {
            string path = Repository.Path(folder);
            yield return path;
            foreach (string below in Directory.GetDirectories(path))
                if (!passed.Contains(Path.GetFileName(below)) && !Path.GetFileName(below).StartsWith('.'))
                    open.Push(below);
        }
    }
}
