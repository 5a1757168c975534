namespace NeuralIllumination.Studio.Tests;

/// <summary>Commands in the documents run, and print what the document says.</summary>
public sealed class DocumentCommandTests : IDisposable
{
    // What is not a command of this program, or does not end by itself: a test elsewhere runs it, and must exist.
    private static readonly (string Line, string File, string Says)[] Elsewhere =
    [
        ("illuminate", "tests/NeuralIllumination.Studio.Tests/Serving/ServeTests.cs", "The_program_prints_its_address"),
        (
            "illuminate serve",
            "tests/NeuralIllumination.Studio.Tests/Serving/ServeTests.cs",
            "The_program_prints_its_address"
        ),
        ("dotnet test -c Release", ".ci/run", "\ndotnet test -c Release"),
        (
            "dotnet pack src/NeuralIllumination -c Release -o ~/feed -p:Fresh=true",
            "tests/NeuralIllumination.Package.Tests/PackageTests.cs",
            "Packing_prints_what_to_type_in_a_notebook"
        ),
        (
            "dotnet nuget add source ~/feed --name neural-illumination",
            "tests/NeuralIllumination.Hosts/HostHome.cs",
            "\"nuget\", \"add\", \"source\", home.Feed, \"--name\", \"neural-illumination\""
        ),
        (
            "dotnet run -c Release --project tests/NeuralIllumination.Attacks -- short|long [seed [part of a name]]",
            "tests/NeuralIllumination.Studio.Tests/AttackTests.cs",
            "dotnet run -c Release --project tests/NeuralIllumination.Attacks -- long"
        ),
        // Half an hour a part: no check runs it.
        (
            "dotnet tool restore && node .ci/mutants/mutants.js engine|parsers|guards|kernel [count [seed]]",
            ".ci/mutants/mutants.js",
            "dotnet tool restore && node .ci/mutants/mutants.js PART"
        ),
        // It takes long, so that what it writes is looked at there too.
        (
            "illuminate run samples/gallery.dib --to ipynb --out gallery.ipynb",
            "tests/NeuralIllumination.Studio.Tests/Documents/GalleryTests.cs",
            "illuminate run samples/gallery.dib --to ipynb --out gallery.ipynb"
        ),
        (
            "illuminate train --data flats.csv --target rent --without id,street --scale standard",
            "tests/NeuralIllumination.Studio.Tests/Commands/TrainCommandTests.cs",
            "What_was_understood_of_a_file_is_said_before_anything_is_learned"
        ),
        .. new[]
        {
            "illuminate sweep --seeds 1-1000 --learning-rate 0.01,0.1,0.3 --batch-size 4,16,32 --out sweep.csv",
            "illuminate sweep … --shard 1/8 --out part1.csv      # on the first of eight",
            "illuminate sweep … --shard 2/8 --out part2.csv      # on the second",
            "illuminate sweep merge part*.csv --out sweep.csv",
        }.Select(line =>
            (
                line,
                "tests/NeuralIllumination.Studio.Tests/Commands/SweepCommandTests.cs",
                "Shards_are_merged_to_what_one_machine_writes"
            )
        ),
        .. new[] { "gradients", "step", "fingerprint", "reference", "labels" }.Select(proof =>
            (
                $"dotnet run samples/proof.cs {proof}",
                "tests/NeuralIllumination.Package.Tests/SampleTests.cs",
                "Each_proof_prints_what_its_document_says"
            )
        ),
    ];

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Own =>
        [.. DocumentCommand.All.Select(command => command.Line).Where(line => !IsElsewhere(line)).Distinct()];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Own))]
    public async Task It_runs_and_prints_what_the_document_says(string line)
    {
        string[] words = line.Split(' ');
        Assert.True(
            words[0] == "illuminate" && words.Length > 1,
            $"{line}: no test runs this; see the table in DocumentCommandTests."
        );

        await DocumentCommand.RunAsync(line, folder.Path);
    }

    [Fact]
    public void What_is_run_elsewhere_is_run_there_and_stands_in_a_document()
    {
        string[] lines = [.. DocumentCommand.All.Select(command => command.Line)];
        foreach ((string line, string file, string says) in Elsewhere)
        {
            Assert.True(
                File.ReadAllText(Repository.Path(file))
                    .ReplaceLineEndings("\n")
                    .Contains(says, StringComparison.Ordinal),
                $"{file} says nothing of {says}, which should run {line}"
            );
            if (line != "illuminate serve")
                Assert.Contains(line, lines);
        }
    }

    [Theory]
    [InlineData("a\nb 1\nc\n", "a\nc\n", true)]
    [InlineData("a\nb 1\nc\n", "…\nb …\n", true)]
    [InlineData("a\nb 1\nc\n", "c\na\n", false)]
    [InlineData("a\nb 1\nc\n", "b 2\n", false)]
    [InlineData("a\nb 1\nc\n", "b\n", false)]
    public void A_line_that_is_not_printed_is_noticed(string output, string says, bool holds) =>
        Assert.Equal(holds, !new DocumentCommand("", "", says).Missing(output).Any());

    [Fact]
    public void Commands_are_found_where_documents_have_them()
    {
        DocumentCommand[] found =
        [
            .. DocumentCommand.In(
                "x.md",
                "```csharp\nint x;\n```\n\nType\n\n```\ndotnet run --project src/NeuralIllumination.Studio -c Release -- train\n```\n\n```text\nloss\n```\n\n"
                    + "or `illuminate view curves`, not `illuminate view` and not `illuminate run FILE`.\n\n```sh\ndotnet other\n```\n"
            ),
        ];
        Assert.Equal(
            [
                new("x.md", "illuminate train", "loss\n"),
                new("x.md", "dotnet other", null),
                new("x.md", "illuminate view curves", null),
            ],
            found
        );
    }

    private static bool IsElsewhere(string line) => Elsewhere.Any(one => one.Line == line);
}
