using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuralIllumination.Hosts.Tests;

/// <summary>The stop button: long work ends, what it did is kept, and the next cell says truly where the training stands.</summary>
public sealed partial class StopTests(ToolFixture session) : IClassFixture<ToolFixture>
{
    // In ticks of 50 ms: a bar that has not moved after a minute does not move.
    private const int Patience = 1200;

    [Fact]
    public async Task A_run_in_CSharp_is_watched_and_stopped()
    {
        // Given a run that would take hours, with its bar moving
        await session.Tool.ShowAsync("var endless = new Training(network, data);");
        await StopAsync("endless.Run(epochs: 1_000_000)");

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
        string list = (await session.Tool.ShowAsync("#!neural list")).LastText;
        Assert.Contains(
            epochs.ToString(CultureInfo.InvariantCulture),
            list.Replace(",", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );

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

    /// <summary>Begins a cell, waits until its bar moves, and presses stop.</summary>
    private async Task<ToolAnswer> StopAsync(string code)
    {
        ToolAnswer running = session.Tool.Begin(code);
        for (int tick = 0; running.Updates.Count < 2 && tick < Patience; tick++)
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        Assert.True(running.Updates.Count >= 2, $"The bar of {code} does not move. {running.Failure}");
        // How quick it is, the benchmark says; here it only must not wait for the run's own end.
        await session.Tool.CancelAsync().WaitAsync(TimeSpan.FromSeconds(30));
        await running.Ended.WaitAsync(TimeSpan.FromSeconds(30));
        return running;
    }

    private async Task<int> NumberAsync(string expression) =>
        int.Parse((await session.Tool.ShowAsync($"({expression}).ToString()")).LastText, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[Ee]poch ([\d,]+)")]
    private static partial Regex Epoch();
}
