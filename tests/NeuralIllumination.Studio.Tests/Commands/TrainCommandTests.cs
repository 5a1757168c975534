using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NeuralIllumination.Learning;
using NeuralIllumination.Studio.Commands;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Tests;

/// <summary><c>illuminate train</c>: one object or one table, and one line for whatever is wrong.</summary>
public sealed partial class TrainCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Two_runs_print_the_same_but_for_their_seconds()
    {
        Ran one = await Ran.Program(folder.Path, "train", "--seed", "42", "--json");
        Ran two = await Ran.Program(folder.Path, "train", "--seed", "42", "--json");

        Assert.Equal((0, 0), (one.Exit, two.Exit));
        Assert.NotEqual("", one.Out);
        Assert.Equal(Seconds().Replace(one.Out, ""), Seconds().Replace(two.Out, ""));
        Assert.Single(one.Out.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task The_object_holds_an_entry_an_epoch_and_the_recipe_itself()
    {
        JsonObject document = await Json(
            "--seed",
            "7",
            "--epochs",
            "12",
            "--learning-rate",
            "0.05",
            "--batch-size",
            "32",
            "--layers",
            "64,8,2",
            "--activation",
            "tanh",
            "--initialization",
            "glorot"
        );

        Assert.Equal(
            ["epochs", "trainLoss", "trainAccuracy", "testLoss", "testAccuracy", "fingerprint", "seconds", "recipe"],
            document.Select(member => member.Key)
        );
        Assert.Equal(12, (int)document["epochs"]!);
        foreach (string list in new[] { "trainLoss", "trainAccuracy", "testLoss", "testAccuracy" })
            Assert.Equal(12, document[list]!.AsArray().Count);
        Assert.Matches("^[0-9a-f]{16}$", (string?)document["fingerprint"]);
        JsonNode recipe = document["recipe"]!;
        Assert.Equal(
            (7, 7, 7),
            ((int)recipe["data"]!["seed"]!, (int)recipe["network"]!["seed"]!, (int)recipe["training"]!["shuffleSeed"]!)
        );
        Assert.Equal("tanh", (string?)recipe["network"]!["activation"]);
    }

    [Fact]
    public async Task A_recipe_gives_the_same_run_again()
    {
        JsonObject first = await Json("--epochs", "5");
        JsonObject again = await Json("--recipe", folder.Write("r.json", first["recipe"]!.ToJsonString()));

        first.Remove("seconds");
        again.Remove("seconds");
        Assert.Equal(first.ToJsonString(), again.ToJsonString());
    }

    [Fact]
    public async Task A_data_set_by_name_is_the_one_of_the_seed()
    {
        JsonObject run = await Json("--data-set", "two-spirals", "--noise", "0.1", "--seed", "7", "--epochs", "3");
        JsonObject again = await Json("--recipe", folder.Write("r.json", run["recipe"]!.ToJsonString()));
        Training own = new(Network.Create([2, 16, 2], seed: 7), Datasets.TwoSpirals(seed: 7, noise: 0.1));
        own.Run(3);

        Assert.Equal(own.Fingerprint, (string?)run["fingerprint"]);
        Assert.Equal(own.Fingerprint, (string?)again["fingerprint"]);
        Assert.Equal(own.Recipe.ToJson(), Recipe.FromJson(run["recipe"]!.ToJsonString()).ToJson());
    }

    [Fact]
    public async Task Of_regression_accuracies_are_null_and_R2_stands_beside_them()
    {
        JsonObject run = await Json("--data-set", "sine", "--epochs", "40");
        foreach (string list in new[] { "trainAccuracy", "testAccuracy" })
            Assert.All(run[list]!.AsArray(), Assert.Null);
        foreach (string list in new[] { "trainR2", "testR2" })
        {
            Assert.Equal(40, run[list]!.AsArray().Count);
            Assert.InRange((double)run[list]!.AsArray()[^1]!, 0.5, 1);
        }

        Assert.Equal("identity-mean-squared-error", (string?)run["recipe"]!["network"]!["loss"]);
        Ran table = await Ran.InProcess("train", "--data-set", "sine", "--epochs", "2");
        Assert.Contains(" epoch   train loss         R²   test loss         R²\n", table.Out, StringComparison.Ordinal);
        Ran refused = await Ran.InProcess(
            "train",
            "--data-set",
            "sine",
            "--loss",
            "softmax-cross-entropy",
            "--layers",
            "1,4,2"
        );
        Assert.Equal(2, refused.Exit);
    }

    [Fact]
    public async Task Every_data_set_can_be_learned_from()
    {
        foreach (GeneratorKind kind in GeneratorKind.All)
        {
            JsonObject run = await Json("--data-set", kind.Term, "--epochs", "2");
            Assert.Equal(
                (kind.Train, kind.Test),
                ((int)run["recipe"]!["data"]!["train"]!, (int)run["recipe"]!["data"]!["test"]!)
            );
        }
    }

    [Fact]
    public async Task A_file_of_samples_is_split_and_fitted_and_its_recipe_runs_again()
    {
        string data = folder.Write(
            "xor.csv",
            "label,a,b\n"
                + string.Concat(
                    Enumerable.Range(0, 40).Select(i => $"{(i & 1) ^ ((i >> 1) & 1)},{i & 1},{(i >> 1) & 1}\n")
                )
        );

        JsonObject run = await Json("--data", data, "--epochs", "3");
        JsonObject again = await Json(
            "--data",
            data,
            "--recipe",
            folder.Write("r.json", run["recipe"]!.ToJsonString())
        );

        Assert.Equal((32, 8), ((int)run["recipe"]!["data"]!["train"]!, (int)run["recipe"]!["data"]!["test"]!));
        Assert.Equal("[2,16,2]", run["recipe"]!["network"]!["layers"]!.ToJsonString());
        Assert.Equal((string?)run["fingerprint"], (string?)again["fingerprint"]);
    }

    [Theory]
    [InlineData("xor.csv", "0,0,0\n1,0,1\n1,1,0\n0,1,1\n", "column 1 and column 3 could both be the label")]
    [InlineData("names.csv", "a,x,1\nb,y,2\n", "--label 2 --without 1.")]
    [InlineData("count.csv", "0,1,2\n5,4,3\n", "--header yes or --header no.")]
    public async Task What_cannot_be_seen_in_a_file_is_asked_in_one_line(string name, string text, string says)
    {
        Ran ran = await Ran.InProcess("train", "--data", folder.Write(name, text), "--epochs", "1");
        Assert.Equal((2, ""), (ran.Exit, ran.Out));
        Assert.Contains(says, ran.Error, StringComparison.Ordinal);
        Assert.Equal(1, ran.Error.Count(character => character == '\n'));
    }

    [Fact]
    public async Task What_was_understood_of_a_file_is_said_before_anything_is_learned()
    {
        string data = folder.Write("flats.csv", "id;street;rooms;rent\n1;A;2;500,5\n2;B;3;700\n3;C;1;300\n4;D;4;900\n");
        Ran ran = await Ran.InProcess([
            "train",
            "--data",
            data,
            "--target",
            "rent",
            "--without",
            "id,street",
            "--scale",
            "0..1",
            "--test-share",
            "0",
            "--epochs",
            "2",
        ]);
        Assert.Equal(0, ran.Exit);
        Assert.StartsWith(
            "flats.csv: 4 samples of 1 value, semicolons between them, decimal commas, a header.\nTo be predicted: \"rent\" (column 4), 300 to 900.\n",
            ran.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("Left out: \"id\" (column 1), \"street\" (column 2).\n", ran.Error, StringComparison.Ordinal);
        Assert.Contains("1-16-1", ran.Out, StringComparison.Ordinal);
        JsonObject run = await Json([
            "--data",
            data,
            "--target",
            "rent",
            "--without",
            "id,street",
            "--scale",
            "0..1",
            "--test-share",
            "0",
            "--epochs",
            "2",
        ]);
        Assert.Equal("0..1", (string?)run["recipe"]!["data"]!["scale"]);
        JsonObject again = await Json("--recipe", folder.Write("r.json", run["recipe"]!.ToJsonString()));
        Assert.Equal((string?)run["fingerprint"], (string?)again["fingerprint"]);
    }

    [Fact]
    public async Task Nothing_need_be_kept_for_testing_and_the_recipe_remembers_it()
    {
        string data = folder.Write("xor.csv", "0,0,0\n1,0,1\n1,1,0\n0,1,1\n");

        JsonObject run = await Json("--data", data, "--label", "1", "--test-share", "0", "--epochs", "500");
        string recipe = folder.Write("r.json", run["recipe"]!.ToJsonString());
        JsonObject again = await Json("--data", data, "--label", "1", "--test-share", "0", "--recipe", recipe);
        JsonObject half = await Json("--data", data, "--label", "1", "--test-share", "0.5", "--epochs", "1");
        Ran table = await Ran.InProcess([
            "train",
            "--data",
            data,
            "--label",
            "1",
            "--test-share",
            "0.75",
            "--epochs",
            "1",
        ]);

        Assert.Equal((4, 0), ((int)run["recipe"]!["data"]!["train"]!, (int)run["recipe"]!["data"]!["test"]!));
        Assert.Equal(1, (double)run["trainAccuracy"]!.AsArray()[^1]!);
        Assert.Null(run["testAccuracy"]!.AsArray()[^1]);
        Assert.Equal((string?)run["fingerprint"], (string?)again["fingerprint"]);
        Assert.Equal((2, 2), ((int)half["recipe"]!["data"]!["train"]!, (int)half["recipe"]!["data"]!["test"]!));
        Assert.Contains(" parameters, 2 samples to learn from, 2 to be tested on\n", table.Out);
    }

    [Fact]
    public async Task A_recipe_can_be_interrupted_and_tells_how_far_it_is_of_its_own_epochs()
    {
        JsonObject run = await Json("--epochs", "1");
        JsonNode recipe = run["recipe"]!;
        Recipe longer = Recipe.FromJson(recipe.ToJsonString()) with { Epochs = 1_000_000 };
        using CancellationTokenSource source = new();
        List<int> epochs = [];
        TrainingRequest request = new() { Recipe = longer };
        Stop progress = new(epoch =>
        {
            epochs.Add(epoch.Epoch);
            if (epochs.Count == 3)
                source.Cancel();
        });

        Assert.ThrowsAny<OperationCanceledException>(() =>
            request.Run(progress, new Terminal(TextWriter.Null, TextWriter.Null), source.Token)
        );
        Assert.Equal([1, 2, 3], epochs);
    }

    [Fact]
    public async Task An_interrupted_recipe_ends_the_program_at_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a signal cannot be sent there");
        JsonObject run = await Json("--epochs", "1");
        Recipe longer = Recipe.FromJson(run["recipe"]!.ToJsonString()) with { Epochs = 1_000_000 };
        string path = folder.Write("long.json", longer.ToJson());
        using Process process = Ran.Start(folder.Path, "train", "--recipe", path);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string first = await process.StandardError.ReadLineAsync() ?? "";
        using Process interrupt = Process.Start("kill", ["-INT", $"{process.Id}"])!;
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Matches("^epoch \\d+ of 1000000, loss ", first);
        Assert.Equal((130, ""), (process.ExitCode, await output));
        Assert.EndsWith(
            "illuminate train: interrupted.\n",
            (await process.StandardError.ReadToEndAsync()).ReplaceLineEndings("\n")
        );
    }

    [Fact]
    public async Task The_table_shows_the_first_some_and_the_last_epochs()
    {
        Ran ran = await Ran.InProcess("train", "--epochs", "12");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.StartsWith(
            "64-16-2, relu, softmax-cross-entropy: 1,074 parameters, 240 samples to learn from, 40 to be tested on\n",
            ran.Out
        );
        Assert.Equal(
            ["0", "1", "2", "5", "10", "12"],
            Epochs().Matches(ran.Out).Select(match => match.Groups[1].Value)
        );
        Assert.Contains("\nfingerprint ", ran.Out);
    }

    [Fact]
    public async Task A_training_that_diverges_ends_with_1_and_never_prints_a_number_that_is_none()
    {
        string data = folder.Write(
            "big.csv",
            string.Concat(Enumerable.Range(0, 20).Select(i => $"{i % 2},1e150,{i}e150\n"))
        );

        Ran ran = await Ran.InProcess(
            "train",
            "--data",
            data,
            "--learning-rate",
            "10",
            "--activation",
            "identity",
            "--json"
        );

        Assert.Equal((1, ""), (ran.Exit, ran.Out));
        Assert.Matches(
            "\nilluminate train: Training diverged (at|in|with) .*epoch 1.*; try 1 or less\\.\n$",
            ran.Error
        );
    }

    [Theory]
    [InlineData("--seed must be a whole number from 0 to 9007199254740991; got \"-1\".", "--seed", "-1")]
    [InlineData(
        "--seed must be a whole number from 0 to 9007199254740991; got \"9007199254740992\".",
        "--seed",
        "9007199254740992"
    )]
    [InlineData("--epochs must be a whole number from 0 to 1000000; got \"many\".", "--epochs", "many")]
    [InlineData("--batch-size must be a whole number from 1 to 2147483647; got \"0\".", "--batch-size", "0")]
    [InlineData("Batch size must be 1 to 240, the size of the training set; got 241.", "--batch-size", "241")]
    [InlineData("--learning-rate must lie in (0, 10]; got \"0\".", "--learning-rate", "0")]
    [InlineData("--learning-rate must lie in (0, 10]; got \"10.01\".", "--learning-rate", "10.01")]
    [InlineData("--learning-rate must lie in (0, 10]; got \"NaN\".", "--learning-rate", "NaN")]
    [InlineData("--learning-rate must lie in (0, 10]; got \"0,1\".", "--learning-rate", "0,1")]
    [InlineData("--learning-rate must lie in (0, 10]; got \"-0.1\".", "--learning-rate", "-0.1")]
    [InlineData(
        "--layers must be whole numbers of at least 1 with commas between; got \"64,0,2\".",
        "--layers",
        "64,0,2"
    )]
    [InlineData("--layers must be whole numbers of at least 1 with commas between; got \"64,x\".", "--layers", "64,x")]
    [InlineData("--layers must have at least 2 sizes, inputs and outputs; got \"64\".", "--layers", "64")]
    [InlineData("The first layer must have as many units as a sample has values, 64; 10-2 has 10.", "--layers", "10,2")]
    [InlineData(
        "The last layer must have as many units as there are classes, 2; 64-16-3 has 3.",
        "--layers",
        "64,16,3"
    )]
    [InlineData("At most 16,000,000 parameters are supported; 64-900000-2 has 60,300,002.", "--layers", "64,900000,2")]
    [InlineData(
        "--activation must be one of relu, leaky-relu, tanh, sigmoid, identity; got \"gelu\".",
        "--activation",
        "gelu"
    )]
    [InlineData(
        "--initialization must be one of he, he-uniform, glorot, glorot-uniform, zero; got \"x\".",
        "--initialization",
        "x"
    )]
    [InlineData("{0}/absent.csv: cannot be read: Could not find file '{0}/absent.csv'.", "--data", "{0}/absent.csv")]
    [InlineData("{0}/empty.csv: expected at least 1 sample, found none.", "--data", "{0}/empty.csv")]
    [InlineData("{0}/ragged.csv, line 2: expected 3 fields as in line 1, found 2.", "--data", "{0}/ragged.csv")]
    [InlineData(
        "{0}/nan.csv, line 1, column 3: expected a finite number, found \"NaN\". If the line names the columns, say --header yes.",
        "--data",
        "{0}/nan.csv"
    )]
    [InlineData("{0}/cut.csv, line 2: expected the end of a quote, found none.", "--data", "{0}/cut.csv")]
    [InlineData("--data must be a path; got \"\".", "--data", "")]
    [InlineData("--test-share must lie in [0, 1); got \"1\".", "--data", "{0}/ragged.csv", "--test-share", "1")]
    [InlineData("--test-share must lie in [0, 1); got \"-0.1\".", "--data", "{0}/ragged.csv", "--test-share", "-0.1")]
    [InlineData(
        "--test-share says something of the samples in --data; give --data too, or leave out --test-share.",
        "--test-share",
        "0"
    )]
    [InlineData(
        "--test-share says something of the samples in --data; give --data too, or leave out --test-share.",
        "--test-share",
        "0.2",
        "--recipe",
        "{0}/r.json"
    )]
    [InlineData(
        "{0}/absent.json: cannot be read: Could not find file '{0}/absent.json'.",
        "--recipe",
        "{0}/absent.json"
    )]
    [InlineData(
        "a recipe holds its own epochs; leave out --epochs or --recipe.",
        "--recipe",
        "{0}/r.json",
        "--epochs",
        "3"
    )]
    [InlineData("a recipe holds its own seed; leave out --seed or --recipe.", "--seed", "3", "--recipe", "{0}/r.json")]
    [InlineData("unknown option --epoch; did you mean --epochs?", "--epoch", "3")]
    [InlineData("unknown option --quickly; --help lists what there is.", "--quickly", "0.9")]
    [InlineData("unexpected argument now; --help lists what there is.", "now")]
    [InlineData("--seed needs a value.", "--seed")]
    [InlineData("--seed is given 2 times; once is enough.", "--seed", "1", "--seed", "2")]
    public async Task Bad_input_is_one_line_and_exit_2(string message, params string[] arguments)
    {
        folder.Write("empty.csv", "label,a\n");
        folder.Write("ragged.csv", "0,1,2\n1,3\n");
        folder.Write("nan.csv", "0,1.5,NaN\n1,2,2.5\n0,2,1\n");
        folder.Write("cut.csv", "0,1,2\n\"1,3,4\n");

        Ran ran = await Ran.InProcess(["train", .. arguments.Select(argument => argument.Replace("{0}", folder.Path))]);

        Assert.Equal(new Ran(2, "", $"illuminate train: {message.Replace("{0}", folder.Path)}\n"), ran);
    }

    [Theory]
    [InlineData("{\"neuralIllumination\": \"recipe\", \"engi")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task A_recipe_that_is_none_is_one_line_and_exit_2(string text)
    {
        string path = folder.Write("r.json", text);
        Ran ran = await Ran.InProcess("train", "--recipe", path);
        Assert.Equal((2, ""), (ran.Exit, ran.Out));
        Assert.StartsWith($"illuminate train: {path}: expected a recipe in JSON", ran.Error);
        Assert.Single(ran.Error.TrimEnd('\n').Split('\n'));
    }

    private sealed class Stop(Action<EpochRecord> act) : IProgress<EpochRecord>
    {
        public void Report(EpochRecord value) => act(value);
    }

    private static async Task<JsonObject> Json(params string[] arguments)
    {
        Ran ran = await Ran.InProcess(["train", "--json", .. arguments]);
        Assert.Equal(0, ran.Exit);
        // Of a file of one's own it is said there what was understood.
        if (!arguments.Contains("--data"))
            Assert.Equal("", ran.Error);
        return JsonNode.Parse(ran.Out)!.AsObject();
    }

    [GeneratedRegex("\"seconds\":[0-9.E+-]+,")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"^ +(\d+)   ", RegexOptions.Multiline)]
    private static partial Regex Epochs();
}
