using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Interactive.Tests;

/// <summary>The bar and the stop button of the real host, in magic commands and in C#.</summary>
public sealed class ProgressTests(StartedHost started) : IClassFixture<StartedHost>, IAsyncLifetime
{
    private static int made;
    private readonly string name = $"progress_{Interlocked.Increment(ref made)}";
    private readonly Host host = started.Host;

    public async ValueTask InitializeAsync()
    {
        await host.RunAsync($"#!neural build --layers 64,16,2 --name {name}");
        await host.RunAsync($"var {name} = Neural.Get(\"{name}\");");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_takes_less_than_half_a_second_shows_no_bar()
    {
        Cell cell = await host.RunAsync($"{name}.Run(1)");
        Assert.Null(cell.Failure);
        Assert.IsType<RunView>(Assert.Single(cell.Shown).Value);
    }

    [Theory]
    [InlineData("#!neural train --epochs 1000000 --name NAME")]
    [InlineData("NAME.Run(1_000_000)")]
    [InlineData("NAME.Step(); NAME.Run(1_000_000)")]
    public async Task A_stopped_training_says_where_it_stands_before_the_stop_is_acknowledged(string code)
    {
        Cell cell = await host.RunAndStopAsync(code.Replace("NAME", name, StringComparison.Ordinal));

        // Then the cell has failed as a stopped one does, and its one place tells where the training stands
        Assert.Equal("Command cancelled.", cell.Failure);
        ProgressView bar = Assert.IsType<ProgressView>(Assert.Single(cell.Seen).Value);
        Assert.Equal(WorkState.Stopped, bar.Record.State);
        Training training = Neural.Get(name);
        string batches = training.Batch > 0 ? $" and {Numbers.Count(training.Batch, "batch", "batches")}" : "";
        Assert.Equal(
            $"Stopped after {Numbers.Count(training.Epoch, "epoch")}{batches}; the next run goes on from there.",
            Cell.Text(cell.Seen[0])
        );

        // And it has stopped, at a whole batch, from which it can be made again and go on
        Assert.Equal(Phase.Forward, training.NextPhase);
        int epoch = training.Epoch;
        Cell next = await host.RunAsync($"{name}.Epoch");
        Assert.Equal(epoch, next.Shown.Single().Value);
        Assert.Equal(training.Fingerprint, Training.Replay(training.Recipe).Fingerprint);
        Assert.Null((await host.RunAsync($"#!neural train --epochs 1 --name {name}")).Failure);
    }

    [Fact]
    public async Task A_task_that_outlives_its_cell_goes_on_without_a_bar()
    {
        Cell cell = await host.RunAsync(
            $"var {name}_later = System.Threading.Tasks.Task.Run(async () => {{ await System.Threading.Tasks.Task.Delay(300); {name}.Run(2); }});"
        );
        Assert.Null(cell.Failure);
        Assert.Null((await host.RunAsync($"await {name}_later;")).Failure);
        Assert.Equal(2, Neural.Get(name).Epoch);
    }

    [Fact]
    public async Task A_call_that_begins_after_the_stop_does_nothing()
    {
        // Given a cell whose code does not hear of the stop, and comes to its calls only when the host counts the cell as ended
        Cell cell = await host.RunAndStopAsync(
            $$"""
            var here = Microsoft.DotNet.Interactive.KernelInvocationContext.Current;
            var mark = Microsoft.DotNet.Interactive.Kernel.display({{name}}, "text/plain");
            mark.Update({{name}});
            mark.Update({{name}});
            while (!here.IsComplete)
                System.Threading.Thread.Sleep(1);
            {{name}}.Step();
            {{name}}.Run(3);
            """
        );
        Assert.Equal("Command cancelled.", cell.Failure);

        // Then the training stands where it stood
        Assert.Equal(0, (await host.RunAsync($"{name}.Epoch")).Shown.Single().Value);
        Assert.Equal(0, Neural.Get(name).Batch);
    }

    [Fact]
    public async Task A_bar_moves_in_one_place_and_is_finished_at_the_end()
    {
        Cell cell = await host.RunAsync($"{name}.Run(12_000)");
        Assert.Null(cell.Failure);
        Assert.Equal(2, cell.Seen.Count);
        ProgressView bar = Assert.IsType<ProgressView>(cell.Seen[0].Value);
        Assert.Equal(WorkState.Done, bar.Record.State);
        Assert.StartsWith("12,000 epochs done in ", Cell.Text(cell.Seen[0]), StringComparison.Ordinal);
        Assert.IsType<RunView>(cell.Seen[1].Value);
        long[] places = [.. cell.Shown.Select(one => one.Value).OfType<ProgressView>().Select(view => view.Record.At)];
        Assert.Equal(places.Order(), places);
        Assert.True(places.Length > 1);
    }

    [Fact]
    public async Task A_commands_answer_takes_the_place_of_its_bar()
    {
        Cell cell = await host.RunAsync($"#!neural train --epochs 12000 --name {name}");
        Assert.Null(cell.Failure);
        Assert.IsType<ProgressView>(cell.Shown[0].Value);
        Assert.IsType<RunView>(Assert.Single(cell.Seen).Value);
    }

    [Theory]
    [InlineData("Sweep.Run(Enumerable.Range(1, 5000), epochs: 400)", "training")]
    [InlineData("BIG.CheckGradients(200)", "parameter")]
    [InlineData(
        "NAME.Run(1_000_000, new Progress<EpochRecord>(), new System.Threading.CancellationTokenSource().Token)",
        "epoch"
    )]
    public async Task Whatever_takes_long_can_be_watched_and_stopped(string code, string unit)
    {
        await host.RunAsync("var BIG = new Training(Network.Create([64, 128, 64, 2]), Datasets.CirclesAndSquares());");
        Cell cell = await host.RunAndStopAsync(code.Replace("NAME", name, StringComparison.Ordinal));
        Assert.Equal("Command cancelled.", cell.Failure);
        ProgressView bar = Assert.IsType<ProgressView>(Assert.Single(cell.Seen).Value);
        Assert.Equal((unit, WorkState.Stopped), (bar.Record.Unit, bar.Record.State));
        Assert.Equal("2", Cell.Text((await host.RunAsync("\"2\"")).Shown.Single()));
    }

    [Theory]
    [InlineData("Histograms()")]
    [InlineData("Film()")]
    [InlineData("Copy()")]
    public async Task Replays_can_be_watched_too(string call)
    {
        await host.RunAsync($"{name}.Run(16_000)");
        Cell cell = await host.RunAsync($"{name}.{call}");
        Assert.Null(cell.Failure);
        ProgressView bar = Assert.IsType<ProgressView>(cell.Seen[0].Value);
        Assert.Equal(("epoch", WorkState.Done, 16_000L), (bar.Record.Unit, bar.Record.State, bar.Record.To));
    }
}
