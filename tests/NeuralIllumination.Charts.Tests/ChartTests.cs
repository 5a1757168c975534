using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Charts.Tests;

/// <summary>What charts are made of, and what they refuse.</summary>
public sealed class ChartTests
{
    [Fact]
    public void A_comparison_names_the_best_run_and_tables_all()
    {
        Comparison comparison = new() { { "fast", Lesson.Training }, { "slow", Lesson.Slow } };
        string text = comparison.ToString();
        Assert.Contains(
            $"best test accuracy at its end: fast, {Numbers.Percent(Lesson.Training.History[^1].TestAccuracy!.Value)}",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(Lesson.Slow.Fingerprint, text, StringComparison.Ordinal);
        Assert.Contains(Numbers.Brief(Lesson.Slow.History[^1].TrainLoss), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_that_end_alike_are_both_named_and_the_smallest_test_loss_is_tabled()
    {
        Comparison comparison = new() { { "one", Lesson.Training }, { "same", Lesson.Training } };
        string text = comparison.ToString();
        Assert.Contains("at their end: one and same, ", text, StringComparison.Ordinal);
        Assert.Contains(
            Numbers.Brief(Lesson.Training.History.Min(e => e.TestLoss)!.Value),
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_run_keeps_its_colour_from_one_comparison_to_the_next()
    {
        int[] two = RunColours.Of(["η 0.01", "η 0.1"]);
        int[] four = RunColours.Of(["η 0.1", "η 0.3", "η 1", "η 2"]);
        Assert.Equal(two[1], four[0]);
        string[] many = [.. Enumerable.Range(0, 12).Select(i => $"run {i}")];
        Assert.Equal(12, RunColours.Of(many).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 6), RunColours.Of(many[..6]).Order());
    }

    [Fact]
    public void A_comparison_for_narrow_pages_shows_the_test_set_too()
    {
        ComparisonView view = (ComparisonView)new Comparison { { "a", Lesson.Training }, { "b", Lesson.Slow } }.View;
        string svg = ComparisonPicture.DrawNarrow(view.Runs, "words", Theme.Dark);
        Assert.Contains("test loss", svg, StringComparison.Ordinal);
        Assert.Contains("test accuracy", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_keeps_a_training_as_it_was()
    {
        Training training = Lesson.Of(0.1, 1);
        Comparison comparison = new() { { "one", training } };
        training.Run(1);
        Assert.Equal(1, comparison.Runs[0].Run.Last.Epoch);
    }

    [Fact]
    public void A_name_that_is_taken_is_refused()
    {
        Comparison comparison = new() { { "a", Lesson.Training } };
        OptionException refused = Assert.Throws<OptionException>(() => comparison.Add("a", Lesson.Slow));
        Assert.Contains("\"a\" 2 times", refused.Message, StringComparison.Ordinal);
        Assert.Single(comparison.Runs);
    }

    [Fact]
    public void Norms_of_an_untrained_network_are_refused() =>
        Assert.Contains(
            "at least 1 epoch",
            Assert.Throws<OptionException>(() => Lesson.Of(0.1, 0).PlotNorms()).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Every_weight_is_counted_once_at_every_epoch()
    {
        IReadOnlyList<Snapshot> taken = Lesson.Training.Histograms().Records;
        Assert.Equal([0, 1, 2, 5, 10, 20, 30], taken.Select(snapshot => snapshot.Epoch));
        foreach (WeightHistogram layer in WeightHistogram.Of(taken))
        {
            int weights = taken[0].Network.Layers[layer.Layer - 1].Weights.Values.Length;
            Assert.All(layer.Counts, counts => Assert.Equal(weights, counts.Sum()));
        }
    }

    [Fact]
    public void Counts_lie_in_the_intervals_that_are_said()
    {
        IReadOnlyList<Snapshot> taken = Lesson.Training.Histograms(30).Records;
        WeightHistogram layer = WeightHistogram.Of(taken)[1];
        double[] weights = taken[0].Network.Layers[1].Weights.Values.ToArray();
        double border = layer.From + 20 * layer.Width;
        Assert.Equal(weights.Count(w => w < border), layer.Counts[0].Take(20).Sum());
    }

    [Fact]
    public void A_network_that_is_all_zeros_has_a_histogram_too()
    {
        Training training = new(NeuralIllumination.Network.Create([64, 2]), Datasets.CirclesAndSquares());
        for (int o = 0; o < 2; o++)
        for (int i = 0; i < 64; i++)
            training.Set(1, o, i, 0);
        Assert.StartsWith("Weights of a 64-2 network", training.Histograms().ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(training.Histograms().ToPng());
    }

    [Fact]
    public void No_name_ends_a_script()
    {
        PlotScript.BeginSession();
        PlotScript.Carrying = PlotCarrying.Never;
        string html = new Comparison { { "</script><script>alert(1)</script>", Lesson.Training } }.ToHtml();
        Assert.Single(html.Split("<script>").Skip(1));
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Milestones_end_with_the_last_epoch() =>
        Assert.Equal([0, 1, 2, 5, 10, 20, 50, 73], Snapshots.Milestones(73));
}
