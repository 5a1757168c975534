namespace NeuralIllumination.Package.Tests;

/// <summary>The sample programs run as their first lines say.</summary>
[Collection("builds, one after the other")]
public sealed class SampleTests
{
    [Fact]
    public async Task First_light_prints_its_number_and_saves_its_page()
    {
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
}
