namespace NeuralIllumination.Charts.Tests;

/// <summary>Which charts carry the copy of plotly.js. Each test is a session of its own.</summary>
public sealed class PlotScriptTests
{
    public PlotScriptTests() => PlotScript.BeginSession();

    [Fact]
    public void The_first_chart_of_a_session_carries_the_copy_and_no_other()
    {
        Assert.True(Carries(Lesson.Training.Plot()));
        Assert.False(Carries(Lesson.Training.PlotNorms()));
        Assert.False(Carries(Lesson.Slow.Plot()));
    }

    [Fact]
    public void Shown_again_further_on_it_carries_again()
    {
        Training training = Lesson.Of(0.2, 2);
        LearningPlot first = training.Plot();
        Assert.True(Carries(first));
        Assert.False(Carries(training.PlotNorms()));
        Assert.Equal(first.ToHtml(), first.ToHtml());

        training.Run(1);
        training.LearningRate = 0.1;
        training.Run(1);
        Assert.True(Carries(training.Plot()));
    }

    [Fact]
    public void Renewed_the_next_chart_carries()
    {
        Assert.True(Carries(Lesson.Training.Plot()));
        PlotScript.Renew();
        Assert.True(Carries(Lesson.Training.PlotNorms()));
        Assert.False(Carries(Lesson.Training.Plot()));
    }

    [Fact]
    public void Every_chart_carries_or_none_where_that_is_chosen()
    {
        PlotScript.Carrying = PlotCarrying.Always;
        Assert.True(Carries(Lesson.Training.Plot()));
        Assert.True(Carries(Lesson.Training.PlotNorms()));
        PlotScript.Carrying = PlotCarrying.Never;
        Assert.False(Carries(Lesson.Training.Plot()));
        OptionException refused = Assert.Throws<OptionException>(() => PlotScript.Carrying = (PlotCarrying)7);
        Assert.Contains("First, Always or Never; got 7", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_in_one_process_know_nothing_of_each_other()
    {
        Assert.True(Carries(Lesson.Training.Plot()));
        await Task.Run(
            () =>
            {
                PlotScript.BeginSession();
                Assert.True(Carries(Lesson.Training.PlotNorms()));
            },
            TestContext.Current.CancellationToken
        );
        Assert.False(Carries(Lesson.Training.PlotNorms()));
    }

    [Fact]
    public void A_chart_that_carries_nothing_is_small_and_none_names_an_address()
    {
        PlotScript.Carrying = PlotCarrying.Never;
        string html = Lesson.Training.Plot().ToHtml();
        Assert.InRange(html.Length, 20_000, 80_000);
        Assert.DoesNotContain("cdn", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=\"http", html, StringComparison.OrdinalIgnoreCase);
    }

    private static bool Carries(PlotView view) => view.ToHtml().Contains(PlotScript.Packed, StringComparison.Ordinal);
}
