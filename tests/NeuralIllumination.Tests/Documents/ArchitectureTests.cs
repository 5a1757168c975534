using System.Text.RegularExpressions;
using NeuralIllumination.Learning;
using static NeuralIllumination.Tests.Documents.Claims;

namespace NeuralIllumination.Tests.Documents;

/// <summary>The way of one number in docs/ARCHITECTURE.md is the way it took. (That the files exist is tested for all documents.)</summary>
public sealed partial class ArchitectureTests
{
    [Fact]
    public void The_number_is_what_the_document_says_at_each_station()
    {
        FirstStep first = new();
        (StepRecord step, LayerStepRecord one, LayerStepRecord two) = (first.Step, first.One, first.Two);
        double[] a = one.A.Row(0).ToArray();
        (double w, double through) = (one.WeightsBefore[15, 30], two.WeightsBefore[0, 15]);

        Claims claims = new();
        claims.Says($"training sample {step.Samples[0].Index}, a circle. Pixel 30 of it is lit.");
        claims.Says($"x[30] = {G(one.X[0, 30])}");
        claims.Says($"row 0 of {step.BatchSize}");
        claims.Says(
            $"{N(w)} · {G(one.X[0, 30])}, one of {one.X.Row(0).ToArray().Count(x => x != 0)} terms of z₁[15] = {N(one.Z[0, 15])}"
        );
        claims.Says($"a₁[15] = {N(a[15])}");
        claims.Says($"{N(through)} · {N(a[15])} = {N(through * a[15])}, of z₂[0] = {N(two.Z[0, 0])}");
        claims.Says($"ŷ[0] = {N(step.Probabilities[0, 0])}, L = {N(step.SampleLosses![0])}");
        claims.Says("ln(1 + 20 a / most) / ln 21");
        Assert.Equal(a.Max(), a[15]);
        double strength = Math.Log(1 + 20 * a[8] / a[15]) / Math.Log(21);
        claims.Says(
            $"{G(Math.Log(21) / Math.Log(21))} for unit 15, the largest; {N(strength)} for unit 8 with its {N(a[8])}"
        );
        claims.Says("Its four digits");
        claims.Says($"\"{a[15].ToString("F3", System.Globalization.CultureInfo.InvariantCulture)}\"");
        claims.Says($"pixel 30 met goes from {N(w)} to {N(one.WeightsAfter![15, 30])}.");
        Assert.Empty(claims.Check(Story()));
    }

    /// <summary>From "From pixel to light" to the next heading, without the names of files.</summary>
    private static string Story()
    {
        string text = File.ReadAllText(Repository.Path("docs", "ARCHITECTURE.md")).ReplaceLineEndings("\n");
        string story = text[text.IndexOf("## From pixel to light", StringComparison.Ordinal)..];
        story = story[..story.IndexOf("\n## The same way", StringComparison.Ordinal)];
        return FileName().Replace(story, match => new string('.', match.Length));
    }

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex FileName();
}
