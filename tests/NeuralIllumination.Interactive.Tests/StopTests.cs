using NeuralIllumination.Charts;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Interactive.Tests;

/// <summary>The stop button on calls that run a recipe again, draw, or read: each ends soon, says where it stood, and has changed nothing.</summary>
public sealed class StopTests(LongRun run) : IClassFixture<LongRun>, IDisposable
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(1.5);
    private readonly string folder = Directory.CreateTempSubdirectory("neural illumination ").FullName;
    private readonly Host host = run.Host;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("LONG.Histograms()")]
    [InlineData("LONG.Film()")]
    [InlineData("LONG.Copy()")]
    [InlineData("Training.Replay(LONG.Recipe)")]
    public async Task A_recipe_that_is_run_again_stops_at_an_epoch_and_its_training_stays_as_it_is(string call)
    {
        // Given a training that has come far
        Training training = run.Training;
        (string fingerprint, int epoch, int batch) = (training.Fingerprint, training.Epoch, training.Batch);

        // When it is run again, and stopped
        Cell cell = await host.RunAndStopAsync(call.Replace("LONG", LongRun.Name, StringComparison.Ordinal));

        // Then the bar says how far that came, and the training itself stands where it stood
        StoppedOnItsWay(cell, "epoch", epoch);
        Assert.Equal((fingerprint, epoch, batch), (training.Fingerprint, training.Epoch, training.Batch));
        Assert.Equal(epoch, (await host.RunAsync($"{LongRun.Name}.Epoch")).Shown.Single().Value);
    }

    [Fact]
    public async Task A_recipe_that_is_loaded_stops_and_the_name_keeps_its_training()
    {
        // Given a training of that name, and a recipe that takes hours
        string path = Path.Combine(folder, "far.json");
        (run.Training.Recipe with { Epochs = 1_000_000 }).Save(path);
        await host.RunAsync("#!neural build --layers 64,3,2 --name loaded");
        Training before = Neural.Get("loaded");

        // When it is loaded, and stopped
        Cell cell = await host.RunAndStopAsync($"#!neural load \"{path}\" --name loaded");

        // Then the name still means what it meant
        StoppedOnItsWay(cell, "epoch", 1_000_000);
        Assert.Same(before, Neural.Get("loaded"));
    }

    [Fact]
    public async Task A_film_that_is_encoded_stops_between_two_pictures()
    {
        FilmView film = run.Short.Film(FilmView.MostFrames);
        Neural.Register("filmed", run.Short);
        await host.RunAsync($"var film = Neural.Get(\"filmed\").Film({FilmView.MostFrames});");
        Cell cell = await host.RunAndStopAsync("film.ToWebP(scale: 1)");
        StoppedOnItsWay(cell, "picture", film.Records.Count);
    }

    [Theory]
    [InlineData("Datasets.FromCsv(@\"FILE\")")]
    [InlineData("#!neural data --file \"FILE\" --name read")]
    public async Task A_file_that_is_read_stops_between_two_lines(string call)
    {
        // Given a file that takes many seconds to read
        const int Lines = 150_000;
        string path = Path.Combine(folder, "long.csv");
        string values = string.Join(',', Enumerable.Range(0, 64).Select(i => i % 2));
        await File.WriteAllLinesAsync(
            path,
            Enumerable.Range(0, Lines).Select(i => $"{i % 2},{values}"),
            TestContext.Current.CancellationToken
        );
        Cell cell = await host.RunAndStopAsync(call.Replace("FILE", path, StringComparison.Ordinal));
        StoppedOnItsWay(cell, "line", Lines);
    }

    [Fact]
    public async Task Predictions_of_many_samples_stop_between_two_batches()
    {
        await host.RunAsync(
            "var wide = new Training(Network.Create([64, 384, 384, 2]), Datasets.CirclesAndSquares(train: 1, test: 100_000)); Neural.Register(\"wide\", wide);"
        );
        Cell cell = await host.RunAndStopAsync("#!neural predictions --count 100000 --name wide");
        StoppedOnItsWay(cell, "sample", 100_000);
        Neural.Remove("wide");
    }

    private static void StoppedOnItsWay(Cell cell, string unit, long to)
    {
        Assert.True(
            cell.Failure == "Command cancelled.",
            $"{cell.Failure} {string.Join(" ", cell.Shown.Select(one => Cell.Text(one)))}"
        );
        ProgressView bar = Assert.IsType<ProgressView>(Assert.Single(cell.Seen).Value);
        Assert.Equal((unit, WorkState.Stopped, to), (bar.Record.Unit, bar.Record.State, bar.Record.To));
        Assert.InRange(bar.Record.At, 1, to - 1);
        Assert.StartsWith(
            $"Stopped at {unit} {Numbers.Count(bar.Record.At)} of {Numbers.Count(to)}, after ",
            Cell.Text(cell.Seen[0]),
            StringComparison.Ordinal
        );
        Assert.InRange(cell.StopTook!.Value, TimeSpan.Zero, Promised);
    }
}
