using System.Text.RegularExpressions;
using static NeuralIllumination.Tests.Documents.Claims;

namespace NeuralIllumination.Tests.Documents;

/// <summary>
/// Every number in MATH_EXPLAINED.md stands in a phrase that is built here from what the engine computes or the example is given. Only what
/// nothing computes is written out: years, and the constants of formulas, which are held against the engine where they can be.
/// </summary>
public sealed class MathExplainedTests
{
    private static readonly string Text = File.ReadAllText(Repository.Path("MATH_EXPLAINED.md"))
        .ReplaceLineEndings("\n");

    // Computed once: the proofs below read thousands of spoilt documents.
    private static readonly Lazy<Claims> Document = new(Claim);

    [Fact]
    public void Every_number_in_the_document_is_the_engines()
    {
        IReadOnlyList<string> problems = Document.Value.Check(Text);
        Assert.True(problems.Count == 0, "MATH_EXPLAINED.md, " + string.Join("\n", problems));
    }

    /// <summary>What was overlooked once: a digit changed wherever it stands must not pass.</summary>
    [Fact]
    public void Any_digit_changed_is_noticed()
    {
        foreach (Match number in Numbers(Text))
        {
            for (int i = number.Index; i < number.Index + number.Length; i++)
            {
                if (!char.IsAsciiDigit(Text[i]))
                    continue;
                char other = Text[i] == '9' ? '1' : (char)(Text[i] + 1);
                string spoilt = Text[..i] + other + Text[(i + 1)..];
                Assert.True(Document.Value.Check(spoilt).Count > 0, $"{number.Value} at {i} may change unnoticed.");
            }
        }
    }

    [Fact]
    public void A_number_added_to_any_line_is_noticed()
    {
        string[] lines = Text.Split('\n');
        for (int l = 0; l < lines.Length; l++)
        {
            string[] spoilt = [.. lines];
            spoilt[l] += " 7";
            Assert.Contains(
                Document.Value.Check(string.Join('\n', spoilt)),
                problem => problem == $"line {l + 1}: no phrase holds 7"
            );
        }
    }

    private static Claims Claim()
    {
        Claims claims = new();
        ProductSteps steps = new();
        WorkedExample example = new(claims, steps);
        DefaultNetwork network = new(claims);
        // In reading order.
        claims.Says($"is one of the {W(steps.Total)} steps below");
        network.SaysItsSize();
        example.SaysWhatIsGiven();
        claims.Says($"## Forward: {W(steps.Number("Cross-entropy"))} steps");
        example.SaysForward();
        claims.Says($"## Backward: {W(steps.Total - steps.Number("Cross-entropy"))} steps");
        example.SaysBackward();
        example.SaysWhatBecameOfIt(network.ParameterCount);
        example.SaysNudge();
        network.SaysItsGradientCheck();
        network.SaysActivations();
        network.SaysLossesAndOptimisers();
        network.SaysQuantities();
        network.SaysStartingWeights();
        network.SaysItsRun();
        return claims;
    }
}
