using System.Globalization;
using System.Text.RegularExpressions;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views.Tests;

/// <summary>A sweep's picture and table: a dot a training, each within the picture, wide and narrow.</summary>
public sealed class SweepViewTests
{
    private static readonly SweepPlan Plan = new([1, 2, 3], [0.01, 0.1], [16, 240], epochs: 2);
    private static readonly SweepResult[] Results = [.. Enumerable.Range(0, Plan.Count).Select(i => Plan.Run(i))];

    [Fact]
    public void Every_training_is_two_dots_within_the_picture()
    {
        string svg = new SweepView(Plan, Results).ToSvg()!;
        Match[] dots = [.. Regex.Matches(svg, "<circle cx=\"([^\"]+)\" cy=\"([^\"]+)\"").Cast<Match>()];
        Assert.Equal(2 * Plan.Count, dots.Length);
        foreach (Match dot in dots)
        {
            Assert.InRange(double.Parse(dot.Groups[1].Value, CultureInfo.InvariantCulture), 190, 970);
            Assert.InRange(double.Parse(dot.Groups[2].Value, CultureInfo.InvariantCulture), 74, 74 + 4 * 40);
        }
    }

    [Fact]
    public void A_narrow_page_has_a_picture_of_its_own()
    {
        Assert.Contains("<source media=\"(max-width: 760px)\"", new SweepView(Plan, Results).ToHtml());
    }

    [Fact]
    public void All_that_are_best_are_named()
    {
        // The same trainings under another learning rate end where they ended.
        SweepResult[] twice = [.. Results.Where(one => one.LearningRate == 0.1 && one.BatchSize == 16)];
        SweepResult[] all = [.. twice, .. twice.Select(one => one with { LearningRate = 0.2 })];
        string text = new SweepView(Plan, all).ToString();
        Assert.Contains(", with η 0.1, batch 16; with η 0.2, batch 16\n", text);
    }
}
