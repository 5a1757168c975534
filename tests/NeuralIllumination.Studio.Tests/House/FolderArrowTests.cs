namespace NeuralIllumination.Studio.Tests;

/// <summary>Folders look down too: inside a project a folder uses only those that stand after it here.</summary>
public sealed class FolderArrowTests
{
    // From the top; "." is the project's own folder.
    private static readonly Dictionary<string, string[]> Order = new()
    {
        ["NeuralIllumination.Engine"] =
        [
            ".",
            "Stage",
            "Run",
            "FastPaths",
            "Lesson",
            "FastPaths/Vectors",
            "Lesson/Model",
            "Lesson/Numbers",
        ],
        ["NeuralIllumination.Learning"] =
        [
            "Sweeps",
            "Training",
            "Work",
            "Data",
            "Records",
            "Recipes",
            "Recipes/Changes",
            ".",
            "Kinds",
            "Exceptions",
        ],
        ["NeuralIllumination.Views"] =
        [
            ".",
            "Formatting",
            "Page",
            "Math",
            "Samples",
            "Sweeps",
            "Curves",
            "Network/Drawing",
            "Planes",
            "Network",
            "Building",
        ],
        ["NeuralIllumination.Charts"] = ["Film", "Plots", ".", "Drawing"],
        ["NeuralIllumination"] = ["Magic", "Magic/Verbs", "Magic/Grammar", ".", "Formatting"],
        ["NeuralIllumination.Interactive"] = ["."],
        ["NeuralIllumination.Studio"] =
        [
            "Commands",
            "Serving",
            "Pages",
            "Sessions",
            "Sessions/Events",
            "Sessions/State",
            "Running",
            "Kernels",
            "Kernels/Packages",
            "Kernels/Cells",
            "Kernels/Outputs",
            "Kernels/Wire",
            "Kernels/Contract",
            "Kernels/References",
            "Pages/Markup",
            "Running/Bounds",
            "Notebooks",
        ],
    };

    public static TheoryData<string> Projects =>
        [.. Directory.GetDirectories(Repository.Path("src")).Select(path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_folder_uses_only_those_below_it(string project)
    {
        string path = Repository.Path("src", project);
        Assert.Equal(Order[project].Order(StringComparer.Ordinal), FolderGraph.Folders(path));
        // With one folder there is nothing to see; the adapter's assembly is none of the Studio's.
        if (Order[project].Length == 1)
            return;
        IReadOnlyList<FolderArrow> arrows = FolderGraph.Arrows(path, Assembly(project));
        Assert.NotEmpty(arrows);
        Assert.DoesNotContain(
            arrows,
            arrow => Array.IndexOf(Order[project], arrow.To) < Array.IndexOf(Order[project], arrow.From)
        );
    }

    [Theory]
    [InlineData("NeuralIllumination.Studio", "Pages", "Sessions", "StudioPage uses OpenNotebook")]
    [InlineData("NeuralIllumination.Learning", ".", "Exceptions", "Terms uses OptionException")]
    [InlineData("NeuralIllumination.Views", "Formatting", "Page", "View uses ViewPage")]
    public void The_arrows_that_are_there_are_seen(string project, string from, string to, string why) =>
        Assert.Contains(
            new FolderArrow(from, to, why),
            FolderGraph.Arrows(Repository.Path("src", project), Assembly(project))
        );

    private static string Assembly(string project) =>
        Path.Combine(
            AppContext.BaseDirectory,
            (project == "NeuralIllumination.Studio" ? "illuminate" : project) + ".dll"
        );
}
