using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuralIllumination.Hosts.Tests;

/// <summary>The stop button: long work ends, what it did is kept, and the next cell says truly where the training stands.</summary>
[Collection<SharedTool>]
public sealed partial class StopTests(ToolFixture session)
{
    // In ticks of 50 ms: a bar that has not moved after a minute does not move.
    private const int Patience = 1200;

    [Fact]
    public async Task A_run_in_CSharp_is_watched_and_stopped()
    {
        // Given a run that would take hours, with its bar moving
        await session.Tool.ShowAsync("var endless = new Training(network, data);");
        ToolAnswer stopped = await StopAsync("endless.Run(epochs: 1_000_000)");
        await SaysWhereItStands(stopped, "endless");

        // Then the next cell is answered, from a training that stands still
        int epochs = await NumberAsync("endless.History.Count - 1");
        Assert.InRange(epochs, 1, 999_999);
        Assert.Equal(epochs, await NumberAsync("endless.History.Count - 1"));

        // And what it did is kept, bit for bit, and goes on from there
        Assert.Equal(
            "True",
            (
                await session.Tool.ShowAsync(
                    "(Training.Replay(endless.Recipe).Fingerprint == endless.Fingerprint).ToString()"
                )
            ).LastText
        );
        await session.Tool.ShowAsync("endless.Run(epochs: 1);");
        Assert.Equal(epochs + 1, await NumberAsync("endless.History.Count - 1"));
    }

    [Fact]
    public async Task A_run_of_a_magic_command_is_watched_and_stopped()
    {
        await session.Tool.ShowAsync("#!neural build --name long");
        ToolAnswer stopped = await StopAsync("#!neural train --name long --epochs 1000000");

        // The next command and the training itself say the same
        int epochs = await NumberAsync("Neural.Get(\"long\").History.Count - 1");
        Assert.InRange(epochs, 1, 999_999);
        await SaysWhereItStands(stopped, "Neural.Get(\"long\")");
        string list = (await session.Tool.ShowAsync("#!neural list")).LastText;
        string line = list.Split('\n').Single(line => line.TrimStart().StartsWith("long ", StringComparison.Ordinal));
        string count = epochs.ToString("N0", CultureInfo.InvariantCulture);
        Assert.Contains(count, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        // The bar never ran ahead of the training
        Assert.All(
            stopped.Updates.Select(forms => Epoch().Match(forms["text/plain"])).Where(match => match.Success),
            match =>
                Assert.InRange(
                    int.Parse(match.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture),
                    0,
                    epochs
                )
        );
    }

    [Theory]
    [InlineData("#!neural train --name again --epochs 1000000")]
    [InlineData("Neural.Get(\"again\").Run(epochs: 1_000_000)")]
    public async Task A_stopped_cell_says_where_it_stands_though_the_next_one_is_sent_at_once(string code)
    {
        // Several times: what is lost where two commands meet is not lost each time
        List<TimeSpan> waits = [];
        for (int turn = 0; turn < 5; turn++)
        {
            await session.Tool.ShowAsync("#!neural build --name again");
            ToolAnswer running = await UntilItMovesAsync(code);

            // When stop is pressed and the next cell sent, without waiting for an answer
            Stopwatch wait = Stopwatch.StartNew();
            Task<ToolAnswer> cancelled = session.Tool.CancelAsync();
            ToolAnswer next = session.Tool.Begin("Neural.Get(\"again\").Epoch.ToString()");
            await next.Ended.WaitAsync(TimeSpan.FromSeconds(30));
            waits.Add(wait.Elapsed);
            await Task.WhenAll(cancelled, running.Ended).WaitAsync(TimeSpan.FromSeconds(30));

            // Then both say the same
            Assert.Null(next.Failure);
            await SaysWhereItStands(running, "Neural.Get(\"again\")");
            Assert.Equal(
                (await NumberAsync("Neural.Get(\"again\").Epoch")).ToString(CultureInfo.InvariantCulture),
                next.LastText
            );
        }

        // The quickest of them: the others a busy machine may have held up; the benchmark has the median
        Assert.InRange(waits.Min(), TimeSpan.Zero, TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public async Task A_loop_of_short_calls_is_stopped_too()
    {
        await session.Tool.ShowAsync("#!neural build --name loop");
        await session.Tool.ShowAsync("var started = false;");
        ToolAnswer running = session.Tool.Begin(
            "while (true) { Neural.Get(\"loop\").Step(); if (!started) { started = true; display(\"begun\"); } }"
        );
        for (int tick = 0; running.Shown.Count < 1 && tick < Patience; tick++)
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        Assert.Equal("begun", running.LastText);

        await session.Tool.CancelAsync().WaitAsync(TimeSpan.FromSeconds(30));
        await running.Ended.WaitAsync(TimeSpan.FromSeconds(30));

        // The training stands still: no thread goes on behind the stopped cell
        int batches = await NumberAsync("Neural.Get(\"loop\").Epoch * 15 + Neural.Get(\"loop\").Batch");
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        Assert.Equal(batches, await NumberAsync("Neural.Get(\"loop\").Epoch * 15 + Neural.Get(\"loop\").Batch"));
        Assert.True(batches > 0);
    }

    /// <summary>The bar itself ended with the count at which the training stands.</summary>
    private async Task SaysWhereItStands(ToolAnswer stopped, string training)
    {
        int epochs = await NumberAsync($"{training}.Epoch");
        int batches = await NumberAsync($"{training}.Batch");
        string rest = batches switch
        {
            0 => "",
            1 => " and 1 batch",
            _ => string.Create(CultureInfo.InvariantCulture, $" and {batches} batches"),
        };
        string said = string.Create(
            CultureInfo.InvariantCulture,
            $"Stopped after {epochs:N0} {(epochs == 1 ? "epoch" : "epochs")}{rest}; the next run goes on from there."
        );
        Assert.Equal(said, stopped.LastText);
    }

    /// <summary>Begins a cell, waits until its bar moves, and presses stop.</summary>
    private async Task<ToolAnswer> StopAsync(string code)
    {
        ToolAnswer running = await UntilItMovesAsync(code);
        // How quick it is, the benchmark says; here it only must not wait for the run's own end.
        await session.Tool.CancelAsync().WaitAsync(TimeSpan.FromSeconds(30));
        await running.Ended.WaitAsync(TimeSpan.FromSeconds(30));
        // After its end an editor shows nothing more of a cell.
        Assert.InRange(running.LastPlace, 0, running.EndPlace);
        return running;
    }

    private async Task<ToolAnswer> UntilItMovesAsync(string code)
    {
        ToolAnswer running = session.Tool.Begin(code);
        for (int tick = 0; running.Updates.Count < 2 && tick < Patience; tick++)
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        Assert.True(running.Updates.Count >= 2, $"The bar of {code} does not move. {running.Failure}");
        return running;
    }

    private async Task<int> NumberAsync(string expression) =>
        int.Parse((await session.Tool.ShowAsync($"({expression}).ToString()")).LastText, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[Ee]poch ([\d,]+)")]
    private static partial Regex Epoch();
}
