using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuralIllumination.Tests.Documents;

/// <summary>The twelve steps as the product prints them, so that a document counts and names them in the same order.</summary>
internal sealed partial class ProductSteps
{
    private readonly List<string> names = [];

    public ProductSteps()
    {
        // A golden is what the product printed: the views stand above Learning, where these tests do not reach.
        string printed = File.ReadAllText(
            Repository.Path("tests", "NeuralIllumination.Views.Tests", "Goldens", "step.txt")
        );
        foreach (Match step in Step().Matches(printed.ReplaceLineEndings("\n")))
        {
            Assert.Equal((names.Count + 1).ToString(CultureInfo.InvariantCulture), step.Groups[1].Value);
            // Without what belongs to the one network: "All 1,074 parameters updated", "Hidden activations, ReLU".
            names.Add(Amount().Replace(step.Groups[2].Value, "").Split(", ")[0]);
        }
    }

    public int Total => names.Count;

    /// <summary>The step's number, from 1.</summary>
    public int Number(string name) => names.IndexOf(name) + 1;

    /// <summary>How the document opens the step: <c>**2. Hidden sums</c>.</summary>
    public string Heading(int number) => $"**{number}. {names[number - 1]}";

    [GeneratedRegex(@"^(\d+)\. (.+)$", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex(@"\d[\d,]* ")]
    private static partial Regex Amount();
}
