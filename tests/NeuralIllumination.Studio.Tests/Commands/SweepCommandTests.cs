using System.Diagnostics;

namespace NeuralIllumination.Studio.Tests;

/// <summary><c>illuminate sweep</c>: the same file however it came to be.</summary>
public sealed class SweepCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Shards_are_merged_to_what_one_machine_writes()
    {
        string[] plan = ["--seeds", "1-5", "--learning-rate", "0.01,0.1", "--batch-size", "4,16", "--epochs", "3"];
        Assert.Equal(0, (await Sweep([.. plan, "--out", "whole.csv"])).Exit);
        Assert.Equal(0, (await Sweep([.. plan, "--shard", "1/2", "--out", "part1.csv"])).Exit);
        Assert.Equal(0, (await Sweep([.. plan, "--shard", "2/2", "--out", "part2.csv"])).Exit);

        Ran merged = await Sweep("merge", "part1.csv", "part2.csv", "--out", "sweep.csv");

        Assert.True(merged.Exit == 0, merged.Error);
        Assert.Equal(File.ReadAllText(folder["whole.csv"]), File.ReadAllText(folder["sweep.csv"]));
        Assert.Equal(2 + 5 * 2 * 2, File.ReadAllLines(folder["whole.csv"]).Length);
    }

    [Fact]
    public async Task Every_training_learns_the_data_set_of_its_own_seed()
    {
        string[] plan = ["--data-set", "truth-table-exclusive-or", "--seeds", "1-4", "--epochs", "5"];
        Assert.Equal(0, (await Sweep([.. plan, "--out", "xor.csv"])).Exit);
        Assert.Equal(
            0,
            (
                await Sweep(
                    "--data-set",
                    "two-moons",
                    "--noise",
                    "0.2",
                    "--seeds",
                    "3",
                    "--epochs",
                    "5",
                    "--out",
                    "m.csv"
                )
            ).Exit
        );
        Training moons = new(Network.Create([2, 16, 2], seed: 3), Datasets.TwoMoons(seed: 3, noise: 0.2));
        moons.Run(5);

        Assert.Contains("truth table: exclusive or of each seed", await File.ReadAllTextAsync(folder["xor.csv"]));
        string file = await File.ReadAllTextAsync(folder["m.csv"]);
        Assert.Contains("two moons with noise 0.2 of each seed", file);
        Assert.Contains(moons.Fingerprint, file);
        // What belongs to another data set is not gone on with.
        Ran other = await Sweep("--data-set", "stripes", "--seeds", "3", "--epochs", "5", "--out", "m.csv");
        Assert.Equal(2, other.Exit);
    }

    [Fact]
    public async Task A_killed_sweep_goes_on_to_the_same_file()
    {
        string[] plan = ["--seeds", "1-40", "--learning-rate", "0.05,0.1", "--threads", "2", "--epochs", "100"];
        Assert.Equal(0, (await Sweep([.. plan, "--out", "whole.csv"])).Exit);
        using (Process killed = Ran.Start(folder.Path, ["sweep", .. plan, "--out", "cut.csv"]))
        {
            while (!killed.HasExited && Lines("cut.csv") < 5)
                await Task.Delay(5);
            killed.Kill();
            await killed.WaitForExitAsync();
        }

        int before = Lines("cut.csv");
        Ran again = await Sweep([.. plan, "--out", "cut.csv"]);

        Assert.True(again.Exit == 0, again.Error);
        Assert.True(before >= 5, "it was killed before it had begun");
        Assert.Equal(File.ReadAllText(folder["whole.csv"]), File.ReadAllText(folder["cut.csv"]));
    }

    [Theory]
    [InlineData("--seeds", "x")]
    [InlineData("--learning-rate", "11")]
    [InlineData("--shard", "3/2")]
    [InlineData("--batch-size", "0")]
    public async Task What_cannot_be_run_is_said_in_a_line_and_nothing_is_written(string option, string value)
    {
        Ran refused = await Sweep(
            option == "--seeds"
                ? [option, value, "--out", "x.csv"]
                : ["--seeds", "1-2", option, value, "--out", "x.csv"]
        );

        Assert.Equal(2, refused.Exit);
        Assert.Equal("", refused.Out);
        Assert.Single(refused.Error.TrimEnd('\n').Split('\n'));
        Assert.Empty(folder.Names);
    }

    private Task<Ran> Sweep(params string[] arguments) => Ran.Program(folder.Path, ["sweep", .. arguments]);

    private int Lines(string name) => File.Exists(folder[name]) ? Read(folder[name]).Count(c => c == '\n') : 0;

    // The program may be writing it.
    private static string Read(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
