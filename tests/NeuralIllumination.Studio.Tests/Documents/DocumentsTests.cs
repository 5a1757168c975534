using System.Text.RegularExpressions;
using NeuralIllumination.Learning;
using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Views;

namespace NeuralIllumination.Studio.Tests;

/// <summary>What the documents say is what the program does: their code runs, their links lead somewhere, their pictures are its own.</summary>
public sealed partial class DocumentsTests
{
    private static readonly string Root = Repository.Root;

    public static TheoryData<string> Documents => [.. MarkdownFiles.All];

    [Fact]
    public async Task The_readmes_ten_lines_print_the_number_that_stands_beside_them()
    {
        string readme = await File.ReadAllTextAsync(Path.Combine(Root, "README.md"));
        string code = CodeBlock().Match(readme).Groups["code"].Value;
        string number = LastComment().Match(code).Groups["number"].Value;
        Assert.Matches("^[0-9a-f]{16}$", number);
        await using CSharpKernel kernel = new();
        IReadOnlyList<Output> outputs = await kernel.RunAsync(1, code, null, CancellationToken.None);
        DisplayOutput last = Assert.IsType<DisplayOutput>(outputs[^1]);
        Assert.Equal(number, last.Forms.Single(form => form.MimeType == "text/plain").Text);
    }

    [Theory]
    [InlineData("network.svg", 200, null)]
    [InlineData("forward.svg", 10, Phase.Forward)]
    [InlineData("loss.svg", 10, Phase.Loss)]
    [InlineData("backward.svg", 10, Phase.Backward)]
    [InlineData("update.svg", 10, Phase.Update)]
    [InlineData("illumination.svg", 10, null)]
    public async Task The_documents_pictures_are_the_programs_own(string name, int epochs, Phase? phase)
    {
        Training training = new(Network.Create([64, 16, 2], seed: 42), Datasets.CirclesAndSquares(seed: 42));
        training.Run(epochs);
        View view =
            name == "network.svg" ? training.Show(0)
            : phase is { } run ? new NetworkView(training.Step(run).Record, phase: run)
            : training.Illuminate();
        string svg = view.ToSvg()!;
        await IsOwnAsync(name, svg);
    }

    [Theory]
    [InlineData("boundary.svg", "boundary --data-set two-moons --at 60")]
    [InlineData(
        "features.svg",
        "boundary --data-set two-spirals --features x0-squared,x1-squared,x0-times-x1,sine-of-x0,sine-of-x1 --at 200"
    )]
    public async Task The_pictures_over_a_plane_are_the_programs_own(string name, string arguments)
    {
        Ran ran = await Ran.InProcess(["view", .. arguments.Split(' '), "--format", "svg"]);
        Assert.Equal(0, ran.Exit);
        await IsOwnAsync(name, ran.Out);
    }

    [Fact]
    public async Task Every_data_set_has_its_picture()
    {
        string text = MarkdownFiles.Read("docs/TASK.md");
        foreach (GeneratorKind kind in GeneratorKind.All)
        {
            await IsOwnAsync($"data/{kind.Term}.svg", Datasets.Generate(kind.Value).View.ToSvg()!);
            Assert.Contains($"![{kind.Name}](pictures/data/{kind.Term}.svg)", text, StringComparison.Ordinal);
        }
    }

    private static async Task IsOwnAsync(string name, string svg)
    {
        string path = Path.Combine(Root, "docs", "pictures", name);
        if (Environment.GetEnvironmentVariable("NI_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, svg);
        }

        Assert.True(File.Exists(path), $"docs/pictures/{name} is missing; a run with NI_ACCEPT=1 writes it.");
        Assert.Equal(svg, (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n"));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_within_the_repository_leads_somewhere(string document)
    {
        foreach (Match link in Link().Matches(MarkdownFiles.Read(document)))
        {
            string target = link.Groups["target"].Value;
            if (!target.Contains("://", StringComparison.Ordinal))
                Assert.True(Leads(document, target), $"{document}: {target} leads nowhere");
        }
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_noticed()
    {
        Assert.True(Leads("docs/SUMMARY.md", "../README.md#two-commands"));
        Assert.True(Leads("README.md", "#two-commands"));
        Assert.True(Leads("docs/SUMMARY.md", "pictures"));
        Assert.False(Leads("docs/SUMMARY.md", "README.md"));
        Assert.False(Leads("docs/SUMMARY.md", "../README.md#three-commands"));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_file_that_is_named_exists(string document)
    {
        foreach (Match name in NamedFile().Matches(MarkdownFiles.Read(document)))
        {
            string path = Repository.Path(name.Groups["path"].Value);
            Assert.True(
                File.Exists(path) || Directory.Exists(path),
                $"{document}: {name.Groups["path"].Value} does not exist"
            );
        }
    }

    private static bool Leads(string document, string target)
    {
        string[] parts = target.Split('#');
        string file =
            parts[0].Length == 0
                ? document
                : Path.GetRelativePath(Root, Path.Combine(Root, Path.GetDirectoryName(document)!, parts[0]));
        string full = Repository.Path(file);
        return parts.Length == 1
            ? File.Exists(full) || Directory.Exists(full)
            : File.Exists(full) && MarkdownFiles.Anchors(MarkdownFiles.Read(file)).Contains(parts[1]);
    }

    [Fact]
    public async Task Every_command_that_the_readme_lists_exists()
    {
        string readme = await File.ReadAllTextAsync(Path.Combine(Root, "README.md"));
        string[] commands = [.. Commands().Matches(readme).Select(match => match.Groups["name"].Value).Distinct()];
        Assert.Contains("train", commands);
        foreach (string command in commands)
            Assert.Equal(0, (await Ran.InProcess(command, "--help")).Exit);
    }

    [GeneratedRegex(@"```csharp\r?\n(?<code>[\s\S]*?)```")]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"// (?<number>[0-9a-f]{16})\b")]
    private static partial Regex LastComment();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    // Names with a part that the reader puts in are none.
    [GeneratedRegex(
        @"`(?<path>(src|tests|docs|samples|notebooks|bench|tools|\.devcontainer|\.ci)/(?!NAME|NN-)[\w./-]+)`"
    )]
    private static partial Regex NamedFile();

    [GeneratedRegex(@"`(or `)?illuminate (?<name>[a-z]+)")]
    private static partial Regex Commands();
}
