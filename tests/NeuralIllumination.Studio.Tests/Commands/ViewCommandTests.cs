using System.Buffers.Binary;
using System.Diagnostics;
using System.Xml.Linq;
using NeuralIllumination.Browser;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Studio.Tests;

/// <summary><c>illuminate view</c>: one view of a run, as a file.</summary>
public sealed class ViewCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Views =>
        ["network", "step", "math", "illumination", "predictions", "curves", "data"];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_view_is_a_page_a_picture_and_text(string view)
    {
        Ran html = await Ran.InProcess("view", view, "--at", "2", "--format", "html");
        Ran svg = await Ran.InProcess("view", view, "--at", "2", "--format", "svg");
        Ran text = await Ran.InProcess("view", view, "--at", "2", "--format", "text");

        foreach (Ran ran in new[] { html, svg, text })
            Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.StartsWith("<!doctype html>\n", html.Out, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("</html>\n", html.Out, StringComparison.Ordinal);
        Assert.Contains("<meta charset=\"utf-8\">", html.Out);
        Assert.Contains("Content-Security-Policy", html.Out);
        Assert.DoesNotContain("data-autoplay>", html.Out);
        Assert.Equal("svg", XDocument.Parse(svg.Out).Root!.Name.LocalName);
        Assert.DoesNotContain("<svg", text.Out);
        Assert.True(text.Out.Split('\n').Length > 3);
    }

    [Fact]
    public async Task The_picture_is_the_views_own_at_the_place_asked_for()
    {
        Training training = new(Network.Create([64, 16, 2]), Datasets.CirclesAndSquares());
        training.Run(3);
        training.Step();
        training.Step();

        Ran picture = await Ran.InProcess("view", "network", "--at", "3.2", "--format", "svg");
        Ran curves = await Ran.InProcess("view", "curves", "--at", "3.2", "--format", "text");
        Ran step = await Ran.InProcess("view", "step", "--at", "3.2", "--format", "text");
        Ran math = await Ran.InProcess("view", "math", "--at", "3.2", "--format", "text");
        Ran predictions = await Ran.InProcess("view", "predictions", "--at", "3.2", "--format", "text");

        Assert.Equal(training.Show().ToSvg(), picture.Out.TrimEnd('\n'));
        Assert.Equal(training.Curves().ToString(), curves.Out);
        Assert.Equal(training.Math().ToString(), math.Out);
        Assert.Equal(training.Predictions().ToString(), predictions.Out);
        Assert.Equal(training.Step().ToString(), step.Out);
    }

    [Fact]
    public async Task A_recipe_is_shown_where_it_ends_and_its_changes_come_when_they_are_due()
    {
        Training training = new(Network.Create([64, 4, 2], seed: 5), Datasets.CirclesAndSquares(seed: 6));
        training.Run(2);
        string before = training.Curves().ToString();
        training.LearningRate = 0.02;
        training.Step();
        string recipe = folder.Write("r.json", training.Recipe.ToJson());

        Ran end = await Ran.InProcess("view", "network", "--recipe", recipe, "--format", "text");
        Ran earlier = await Ran.InProcess("view", "curves", "--recipe", recipe, "--format", "text", "--at", "2");
        Ran later = await Ran.InProcess("view", "curves", "--recipe", recipe, "--format", "text", "--at", "4");
        string there = training.Show().ToString();
        training.Run(2);

        Assert.Equal(there, end.Out);
        Assert.Equal(before, earlier.Out);
        Assert.Equal(training.Curves().ToString(), later.Out);
    }

    [Fact]
    public async Task A_boundary_is_drawn_of_every_plane_and_line_and_of_nothing_else()
    {
        foreach (Generator generator in Enum.GetValues<Generator>())
        {
            string name = Terms.Name(generator);
            Ran ran = await Ran.InProcess("view", "boundary", "--data-set", name, "--at", "1", "--format", "svg");
            if (PlaneRecord.Fits(GeneratorKind.Of(generator).Shape))
            {
                DatasetRecord drawn = DatasetRecord.Generate(generator);
                Recipe recipe = new Trainer(drawn, Architecture.Usual(drawn.Shape)).Recipe with { Epochs = 1 };
                Training training = Training.Replay(recipe);
                Assert.Equal((0, training.Boundary().ToSvg()), (ran.Exit, ran.Out.TrimEnd('\n')));
                continue;
            }

            Assert.Equal((2, ""), (ran.Exit, ran.Out));
            Assert.Matches(
                "^illuminate view: A boundary is drawn on a plane: .* got samples of [0-9]+ × [0-9]+\\.\n$",
                ran.Error
            );
        }
    }

    public static TheoryData<Generator> EveryDataSet => [.. Enum.GetValues<Generator>()];

    [Theory]
    [MemberData(nameof(EveryDataSet))]
    public async Task Every_data_set_is_a_page_a_picture_and_text(Generator generator)
    {
        string name = Terms.Name(generator);
        DatasetView own = new(DatasetRecord.Generate(generator));
        foreach (string format in new[] { "html", "svg", "text" })
        {
            Ran ran = await Ran.InProcess("view", "data", "--data-set", name, "--at", "0", "--format", format);
            Assert.Equal((0, ""), (ran.Exit, ran.Error));
            if (format != "html")
                Assert.Equal((format == "svg" ? own.ToSvg() : own.ToString())!.TrimEnd('\n'), ran.Out.TrimEnd('\n'));
        }

        Ran network = await Ran.InProcess("view", "network", "--data-set", name, "--at", "2", "--format", "text");
        Ran png = await Ran.InProcess("view", "data", "--data-set", name, "--at", "0", "--out", folder["a.png"]);
        Assert.Equal((0, "", 0, ""), (network.Exit, network.Error, png.Exit, png.Error));
    }

    [Fact]
    public async Task A_file_of_ones_own_is_viewed_and_so_is_a_recipe_that_does_not_carry_it()
    {
        // Grey digits of an ordinary number: too many for a recipe that writes each value in 64 bits.
        string csv = folder.Write(
            "digits.csv",
            string.Concat(
                Enumerable
                    .Range(0, 120)
                    .Select(i =>
                        $"{i % 10},{string.Join(',', Enumerable.Range(0, 64).Select(p => i * (p + 3) % 17))}\n"
                    )
            )
        );
        Ran data = await Ran.InProcess("view", "data", "--data", csv, "--at", "0", "--format", "text");
        Assert.Equal(0, data.Exit);
        Assert.Contains(
            "digits.csv: 120 samples of 64 values, commas between them, no header.\n",
            data.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("Label", data.Out, StringComparison.Ordinal);
        Training training = new(Network.Create([64, 4, 10]), Datasets.FromCsv(csv));
        training.Run(2);
        string carried = folder.Write("carried.json", training.Recipe.ToJson());
        string bare = folder.Write(
            "bare.json",
            (training.Recipe with { Data = training.Recipe.Data with { Packed = null } }).ToJson()
        );
        Ran one = await Ran.InProcess("view", "network", "--recipe", carried, "--format", "text");
        Ran other = await Ran.InProcess("view", "network", "--recipe", bare, "--data", csv, "--format", "text");
        Ran without = await Ran.InProcess("view", "network", "--recipe", bare, "--format", "text");
        Assert.Equal((0, "", 0), (one.Exit, one.Error, other.Exit));
        Assert.Equal(one.Out, other.Out);
        Assert.Equal(2, without.Exit);
        Assert.Contains("give them again: --data FILE", without.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_recipe_it_is_the_default_run_after_200_epochs()
    {
        Ran ran = await Ran.InProcess("view", "illumination", "--format", "text");
        Assert.Contains("793eb911119c0633", ran.Out);
    }

    [Theory]
    [InlineData("a.svg", "<svg ")]
    [InlineData("a.txt", "After 1 epoch")]
    [InlineData("a.html", "<!DOCTYPE html>")]
    [InlineData("a", "<!DOCTYPE html>")]
    public async Task A_file_is_written_in_the_format_that_its_name_ends_in(string name, string start)
    {
        Ran ran = await Ran.InProcess("view", "curves", "--at", "1", "--out", folder[name]);
        Assert.Equal(new Ran(0, folder[name] + "\n", ""), ran);
        Assert.StartsWith(start, await File.ReadAllTextAsync(folder[name]), StringComparison.Ordinal);
        Assert.Equal([name], folder.Names);
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_view_is_a_picture_of_pixels_too(string view)
    {
        Ran ran = await Ran.InProcess("view", view, "--at", "2", "--out", folder["a.png"]);
        Assert.Equal(new Ran(0, folder["a.png"] + "\n", ""), ran);
        byte[] png = await File.ReadAllBytesAsync(folder["a.png"], TestContext.Current.CancellationToken);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        // Width and height stand in the file's first chunk: a picture of its own size, not an empty one.
        Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), 900, 1200);
        Assert.InRange(png.Length, 10_000, 1_000_000);
    }

    [Theory]
    [InlineData("expected a view: network, step, math, illumination, predictions, curves, boundary, data; got none.")]
    [InlineData(
        "expected a view: network, step, math, illumination, predictions, curves, boundary, data; got \"weather\".",
        "weather"
    )]
    [InlineData("unknown view netwrk; did you mean network?", "netwrk")]
    [InlineData("--format png needs --out FILE: a picture is not text.", "network", "--format", "png")]
    [InlineData("--out needs an existing folder; got \"{0}/absent/a.png\".", "curves", "--out", "{0}/absent/a.png")]
    [InlineData("--format must be one of html, svg, png, text; got \"gif\".", "network", "--format", "gif")]
    [InlineData("--out needs an existing folder; got \"{0}/absent/a.html\".", "network", "--out", "{0}/absent/a.html")]
    [InlineData("--out must be a file; got the folder \"{0}\".", "network", "--out", "{0}")]
    [InlineData(
        "--at must be EPOCH or EPOCH.BATCH, whole numbers from 0 to 1000000; got \"1.2.3\".",
        "network",
        "--at",
        "1.2.3"
    )]
    [InlineData(
        "--at must be EPOCH or EPOCH.BATCH, whole numbers from 0 to 1000000; got \"-1\".",
        "network",
        "--at",
        "-1"
    )]
    [InlineData(
        "--at must be EPOCH or EPOCH.BATCH, whole numbers from 0 to 1000000; got \"1000001\".",
        "network",
        "--at",
        "1000001"
    )]
    [InlineData("the run never comes to 2.15: the epoch after epoch 2 has fewer batches.", "math", "--at", "2.15")]
    [InlineData(
        "{0}/absent.json: cannot be read: Could not find file '{0}/absent.json'.",
        "network",
        "--recipe",
        "{0}/absent.json"
    )]
    [InlineData("irises has no noise; leave out --noise.", "data", "--data-set", "irises", "--noise", "0.1")]
    [InlineData("--noise must lie in [0, 0.5]; got \"2\".", "data", "--noise", "2")]
    [InlineData(
        "--recipe brings its own data; leave out --data-set or --recipe.",
        "data",
        "--recipe",
        "a.json",
        "--data-set",
        "lines"
    )]
    [InlineData("unknown option --foramt; did you mean --format?", "network", "--foramt", "svg")]
    [InlineData("unexpected argument curves; --help lists what there is.", "network", "curves")]
    [InlineData("--at needs a value.", "network", "--at")]
    public async Task Bad_input_is_one_line_and_exit_2(string message, params string[] arguments)
    {
        Ran ran = await Ran.InProcess(["view", .. arguments.Select(argument => argument.Replace("{0}", folder.Path))]);
        Assert.Equal(new Ran(2, "", $"illuminate view: {message.Replace("{0}", folder.Path)}\n"), ran);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public async Task The_last_batch_of_an_epoch_can_be_asked_for()
    {
        Ran ran = await Ran.InProcess("view", "network", "--at", "2.14", "--format", "text");
        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Contains("after 2 epochs and 14 batches", ran.Out);
    }

    [Fact]
    public async Task A_training_that_diverges_ends_with_1_and_leaves_the_file_that_was_there()
    {
        string recipe = folder.Write("r.json", Diverging().ToJson());
        string output = folder.Write("a.html", "what was there");

        Ran ran = await Ran.InProcess("view", "network", "--recipe", recipe, "--at", "50", "--out", output);

        Assert.Equal((1, ""), (ran.Exit, ran.Out));
        Assert.Matches("^illuminate view: Training diverged .*\n$", ran.Error);
        Assert.Equal("what was there", await File.ReadAllTextAsync(output));
        Assert.Equal(["a.html", "r.json"], folder.Names);
    }

    [Fact]
    public async Task A_long_run_tells_how_far_it_is_and_can_be_interrupted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a signal cannot be sent there");
        using Process process = Ran.Start(folder.Path, "view", "network", "--at", "1000000", "--out", "a.html");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string first = await process.StandardError.ReadLineAsync() ?? "";
        using Process interrupt = Process.Start("kill", ["-INT", $"{process.Id}"])!;
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Matches("^epoch \\d+ of 1000000, loss ", first);
        Assert.Equal((130, ""), (process.ExitCode, await output));
        Assert.Empty(folder.Names);
    }

    [Fact]
    public async Task A_page_opens_with_nothing_to_ask_for_and_nothing_to_complain_of()
    {
        await using TestBrowser browser = await TestBrowser.StartAsync();
        Assert.SkipWhen(browser.Missing is not null && !TestBrowser.IsRequired, browser.Missing ?? "");
        foreach (string view in Views)
        {
            string path = folder[view + ".html"];
            await Ran.InProcess("view", view, "--at", "2", "--out", path);
            OpenedPage opened = await browser.OpenAsync(new Uri(path).AbsoluteUri);
            Assert.True(await opened.Page.EvaluateAsync<bool>("[...document.images].every(i => i.naturalWidth > 0)"));
            Assert.True(await opened.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
            Assert.Empty(opened.Complaints);
            Assert.Single(opened.Requests);
        }
    }

    private static Recipe Diverging()
    {
        Sample[] samples = [.. Enumerable.Range(0, 20).Select(i => new Sample([1e150, i * 1e150], i % 2))];
        Training training = new(
            Network.Create([2, 4, 2], activation: Activation.Identity),
            Datasets.From(samples, testShare: 0)
        )
        {
            LearningRate = 10,
        };
        return training.Recipe;
    }
}
