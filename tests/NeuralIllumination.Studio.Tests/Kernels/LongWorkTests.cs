using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Tests;

/// <summary>A call that takes long shows a bar in its cell, and the interruption ends it where it can be gone on from.</summary>
public sealed class LongWorkTests
{
    private const string Begin = """
        #r "nuget: NeuralIllumination"
        using NeuralIllumination;
        using NeuralIllumination.Learning;
        var training = new Training(Network.Create([64, 16, 2], seed: 1), Datasets.CirclesAndSquares(seed: 1));
        """;

    [Fact]
    public async Task A_bar_moves_in_one_place_and_ends_in_a_line()
    {
        await using TestKernel kernel = TestKernel.Lent();
        using TemporaryFolder folder = new();
        await kernel.Run(Begin);
        List<string> heard = [];
        // The work waits for a file that only whoever saw its bar at 3 writes.
        IReadOnlyList<Output> outputs = await kernel.Run(
            $$"""
            LongWork.Do("epoch", 0, 10, work =>
            {
                work.Report(3);
                while (!File.Exists(@"{{folder["seen"]}}")) System.Threading.Thread.Sleep(5);
                return 7;
            })
            """,
            new Shown(text =>
            {
                heard.Add(text);
                if (text.Contains("epoch 3 of 10", StringComparison.Ordinal))
                    File.WriteAllText(folder["seen"], "");
            })
        );
        Assert.Contains(
            heard,
            text => text.StartsWith("[#######.................] epoch 3 of 10", StringComparison.Ordinal)
        );
        Assert.Equal(2, outputs.Count);
        DisplayOutput bar = Assert.IsType<DisplayOutput>(outputs[0]);
        Assert.StartsWith("10 epochs done in", bar[MimeText.Plain]);
        Assert.False(bar.IsResult);
        Assert.Equal("7", Assert.IsType<DisplayOutput>(outputs[1])[MimeText.Plain]);
    }

    [Theory]
    [InlineData("training.Run(epochs: 1_000_000);")]
    [InlineData("void Long() => training.Run(1_000_000); await Task.Run(Long);")]
    [InlineData(
        "var own = new System.Threading.CancellationTokenSource(); training.Run(1_000_000, cancellation: own.Token);"
    )]
    public async Task An_interruption_ends_a_run_and_what_it_did_is_kept(string source)
    {
        await using TestKernel kernel = TestKernel.Lent();
        await kernel.Run(Begin);
        using CancellationTokenSource stop = new();
        IReadOnlyList<Output> outputs = await kernel.Process.RunAsync(
            9,
            source,
            new Shown(text =>
            {
                if (text.StartsWith('['))
                    stop.Cancel();
            }),
            stop.Token
        );
        Assert.Equal("Interrupted", Assert.IsType<ErrorOutput>(outputs[^1]).Name);
        Assert.Matches(
            @"^Stopped after [\d,]+ epochs?( and \d+ batch(es)?)?; the next run goes on from there\.$",
            Assert.IsType<DisplayOutput>(outputs[0])[MimeText.Plain]
        );
        Assert.Null(kernel.Process.Ended);
        Assert.Equal("True", await kernel.Value("training.Epoch > 0"));
    }

    [Fact]
    public async Task Trainings_of_the_kernel_are_offered_by_name()
    {
        await using TestKernel kernel = new();
        await kernel.Run("#!neural build --layers 64,4,2 --name lantern");
        const string cell = "#!neural show network --name ";
        Assert.Contains(
            await kernel.Process.CompleteAsync(cell, cell.Length, CancellationToken.None),
            found => found.Text == "lantern"
        );
    }

    [Fact]
    public async Task A_chart_of_plotlys_is_shown_with_the_studios_own_script()
    {
        await using TestKernel kernel = TestKernel.Lent();
        await kernel.Run(Begin + "training.Run(2);");
        IReadOnlyList<Output> outputs = await kernel.Run("display(training.Plot().Chart);\ntraining.Plot().Chart");
        Assert.Equal(2, outputs.Count);
        Assert.All(
            outputs.Cast<DisplayOutput>(),
            shown =>
            {
                Assert.Contains(NeuralIllumination.Charts.PlotScript.Name, shown[MimeText.Html]);
                Assert.Contains("trace", shown[MimeText.Plain]);
                Assert.DoesNotContain("https://cdn", shown[MimeText.Html], StringComparison.OrdinalIgnoreCase);
            }
        );
    }

    private sealed class Shown(Action<string> hear) : IProgress<OutputChange>
    {
        public void Report(OutputChange value)
        {
            Output? output = value switch
            {
                OutputAdded added => added.Output,
                OutputReplaced replaced => replaced.Output,
                _ => null,
            };
            if (output is DisplayOutput shown)
                hear(shown[MimeText.Plain] ?? "");
        }
    }
}
