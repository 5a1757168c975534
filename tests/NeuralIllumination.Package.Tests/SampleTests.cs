using System.Text.RegularExpressions;

namespace NeuralIllumination.Package.Tests;

/// <summary>The sample programs run as their first lines say.</summary>
[Collection("builds, one after the other")]
public sealed partial class SampleTests
{
    [Fact]
    public async Task First_light_prints_its_number_and_saves_its_page()
    {
        using IDisposable turn = await RepositoryTurn.TakeAsync();
        string folder = Directory.CreateTempSubdirectory("neural illumination ").FullName;
        try
        {
            // When the program is run as a reader would run it
            string page = Path.Combine(folder, "page.html");
            string said = await DotnetCommand.RunAsync(
                Repository.Root,
                "run",
                "-c",
                DotnetCommand.Configuration,
                "samples/first-light.cs",
                page
            );

            // Then it prints what the same training gives here
            Training training = new(Network.Create([64, 16, 2], seed: 42), Datasets.CirclesAndSquares(seed: 42));
            training.Run(200);
            string[] lines = said.ReplaceLineEndings("\n").TrimEnd().Split('\n');
            Assert.Equal(
                FormattableString.Invariant($"right on {training.History[^1].TestAccuracy:P1} of the test samples"),
                lines[^2]
            );

            // And the page is there, alive
            Assert.Equal(page, lines[^1]);
            Assert.Contains(training.Fingerprint, await File.ReadAllTextAsync(page), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Each_proof_prints_what_its_document_says()
    {
        string document = (
            await File.ReadAllTextAsync(Repository.Path("docs", "PROOF_OF_TRAINING.md"))
        ).ReplaceLineEndings("\n");
        Match[] proofs = Proof().Matches(document).ToArray();
        Assert.Equal(
            ["gradients", "step", "fingerprint", "reference", "labels"],
            proofs.Select(proof => proof.Groups["name"].Value)
        );
        using IDisposable turn = await RepositoryTurn.TakeAsync();
        foreach (Match proof in proofs)
        {
            string said = await DotnetCommand.RunAsync(
                Repository.Root,
                "run",
                "-c",
                DotnetCommand.Configuration,
                "samples/proof.cs",
                proof.Groups["name"].Value
            );
            Assert.EndsWith(proof.Groups["prints"].Value, said.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"```\ndotnet run samples/proof\.cs (?<name>[a-z]+)\n```\n\n```text\n(?<prints>[\s\S]*?)```")]
    private static partial Regex Proof();
}
