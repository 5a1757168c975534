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

    private static string Noise(GeneratorKind kind) => kind.Noise is { } noise ? N(noise.Default) : "none";

    private static string N(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
