using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Documents;

/// <summary>docs/TASK.md has every data set as the table of kinds has it.</summary>
public sealed class TaskTests
{
    [Fact]
    public void Every_data_set_stands_there_with_what_it_draws_and_what_to_expect()
    {
        string text = File.ReadAllText(Repository.Path("docs", "TASK.md")).ReplaceLineEndings("\n");
        foreach (GeneratorKind kind in GeneratorKind.All)
        {
            string row =
                $"| {kind.Name} | `{kind.Term}` | {kind.Formula} | {Noise(kind)} | {kind.Expect} | {kind.Source} |";
            Assert.True(text.Contains(row, StringComparison.Ordinal), row);
            // And a row of figures, as the benchmark prints them.
            Assert.Matches($@"\| {kind.Term} \| -?\d\.\d{{3}} \(", text);
        }
    }

    [Theory]
    [InlineData(42)]
    [InlineData(137)]
    [InlineData(999)]
    [InlineData(2024)]
    public void Every_seed_that_the_bar_offers_does_what_stands_there(long seed)
    {
        string text = File.ReadAllText(Repository.Path("docs", "TASK.md")).ReplaceLineEndings("\n");
        string bar = File.ReadAllText(
            Repository.Path("src", "NeuralIllumination.Views", "Web", "controls", "controls.js")
        );
        Assert.Contains("const CURIOUS = [42, 137, 999, 2024];", bar, StringComparison.Ordinal);
        Trainer trainer = new(
            DatasetRecord.CirclesAndSquares(),
            new Architecture([64, 16, 2]),
            new TrainingOptions { StartSeed = seed }
        );
        IReadOnlyList<EpochRecord> epochs = trainer.Run(200).Epochs;
        string accuracies = string.Join(
            " | ",
            new[] { 0, 1, 5, 20, 200 }.Select(after => F(epochs[after].TestAccuracy!.Value, "F3"))
        );
        string row =
            $"| {seed} | {accuracies} | {F(epochs[200].TestLoss!.Value, "F4")} | epoch {epochs.MinBy(epoch => epoch.TestLoss)!.Epoch} | epoch {epochs.First(epoch => epoch.TrainAccuracy == 1).Epoch} | {trainer.Diagnose().Layers[0].SilentUnits.Count} | {trainer.Fingerprint} |";
        Assert.True(text.Contains(row, StringComparison.Ordinal), row);
    }

    private static string F(double value, string format) =>
        value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);

    private static string Noise(GeneratorKind kind) => kind.Noise is { } noise ? N(noise.Default) : "none";

    private static string N(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
