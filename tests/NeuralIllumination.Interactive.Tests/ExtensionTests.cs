using Microsoft.DotNet.Interactive.Events;
using NeuralIllumination.Magic;
using NeuralIllumination.Views;

namespace NeuralIllumination.Interactive.Tests;

/// <summary>The extension in the real host: what it says, every verb through it, and what becomes of the host's traps.</summary>
public sealed class ExtensionTests(StartedHost started) : IClassFixture<StartedHost>, IDisposable
{
    private static int made;
    private readonly string name = $"extension-{Interlocked.Increment(ref made)}";
    private readonly string folder = Directory.CreateTempSubdirectory("neural-illumination-").FullName;
    private readonly Host host = started.Host;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void It_greets_once_in_two_lines_with_what_was_registered_and_how_to_get_help()
    {
        string[] lines = Cell.Text(host.Loading.OfType<DisplayedValueProduced>().Single()).Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Contains("#!neural with 17 verbs", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("#!neural help lists the verbs", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void It_greets_with_the_version_of_the_package_it_was_loaded_from_and_else_with_its_own()
    {
        string package = Path.Combine(folder, "neuralillumination", "0.1.28598400");
        string library = Path.Combine(package, "lib", "net8.0", "NeuralIllumination.dll");
        Directory.CreateDirectory(package);
        Assert.Equal("0.1.0", MagicGreeting.VersionOf(library, new Version(0, 1, 0, 0)));
        File.WriteAllText(Path.Combine(package, "neuralillumination.nuspec"), "");
        Assert.Equal("0.1.28598400", MagicGreeting.VersionOf(library, new Version(0, 1, 0, 0)));
        Assert.Equal("0.1.0", MagicGreeting.VersionOf("", new Version(0, 1, 0, 0)));
    }

    /// <summary>A line for each verb, with what it shows, and one for each option of each verb: a new one needs a line here.</summary>
    private static readonly Dictionary<string, (string Line, Type Shown)> Examples = new(StringComparer.Ordinal)
    {
        ["data"] = ("data", typeof(Dataset)),
        ["data --name"] = ("data --name NAME", typeof(Dataset)),
        ["data --file"] = ("data --file FOLDER/own.csv", typeof(Dataset)),
        ["data --test-share"] = ("data --file FOLDER/own.csv --test-share 0.5", typeof(Dataset)),
        ["data --label"] = ("data --file FOLDER/own.csv --label 1", typeof(Dataset)),
        ["data --target"] = ("data --file FOLDER/own.csv --target last", typeof(Dataset)),
        ["data --without"] = ("data --file FOLDER/own.csv --without 2,3", typeof(Dataset)),
        ["data --header"] = ("data --file FOLDER/own.csv --header no", typeof(Dataset)),
        ["data --scale"] = ("data --file FOLDER/own.csv --scale standard", typeof(Dataset)),
        ["data --width"] = ("data --file FOLDER/own.csv --width 2", typeof(Dataset)),
        ["data --seed"] = ("data --seed 7", typeof(Dataset)),
        ["data --generator"] = ("data --generator circles-and-squares", typeof(Dataset)),
        ["data --features"] = ("data --generator two-moons --features x0-times-x1,sine-of-x0", typeof(Dataset)),
        ["data --noise"] = ("data --noise 0.1", typeof(Dataset)),
        ["data --train"] = ("data --train 32", typeof(Dataset)),
        ["data --test"] = ("data --test 8", typeof(Dataset)),
        ["build"] = ("build", typeof(Network)),
        ["build --name"] = ("build --name NAME", typeof(Network)),
        ["build --layers"] = ("build --layers 64,4,2", typeof(Network)),
        ["build --seed"] = ("build --seed 7", typeof(Network)),
        ["build --learning-rate"] = ("build --learning-rate 0.3", typeof(Network)),
        ["build --batch-size"] = ("build --batch-size 8", typeof(Network)),
        ["build --activation"] = ("build --activation tanh", typeof(Network)),
        ["build --initialization"] = ("build --initialization glorot", typeof(Network)),
        ["build --loss"] = ("build --loss identity-mean-squared-error", typeof(Network)),
        ["build --optimizer"] = ("build --optimizer adam", typeof(Network)),
        ["build --momentum"] = ("build --optimizer momentum --momentum 0.8", typeof(Network)),
        ["build --l2"] = ("build --l2 0.001", typeof(Network)),
        ["build --beta1"] = ("build --optimizer adam --beta1 0.8", typeof(Network)),
        ["build --beta2"] = ("build --optimizer adam --beta2 0.99", typeof(Network)),
        ["workbench"] = ("workbench", typeof(IlluminationView)),
        ["workbench --generator"] = ("workbench --generator two-spirals", typeof(IlluminationView)),
        ["workbench --features"] = ("workbench --generator two-moons --features x0-squared", typeof(IlluminationView)),
        ["workbench --noise"] = ("workbench --noise 0.1", typeof(IlluminationView)),
        ["workbench --train"] = ("workbench --train 32", typeof(IlluminationView)),
        ["workbench --test"] = ("workbench --test 8", typeof(IlluminationView)),
        ["workbench --layers"] = ("workbench --layers 64,4,2", typeof(IlluminationView)),
        ["workbench --seed"] = ("workbench --seed 7", typeof(IlluminationView)),
        ["workbench --learning-rate"] = ("workbench --learning-rate 0.3", typeof(IlluminationView)),
        ["workbench --batch-size"] = ("workbench --batch-size 8", typeof(IlluminationView)),
        ["workbench --activation"] = ("workbench --activation tanh", typeof(IlluminationView)),
        ["workbench --initialization"] = ("workbench --initialization glorot", typeof(IlluminationView)),
        ["workbench --loss"] = ("workbench --loss identity-mean-squared-error", typeof(IlluminationView)),
        ["workbench --optimizer"] = ("workbench --optimizer adam", typeof(IlluminationView)),
        ["workbench --momentum"] = ("workbench --optimizer momentum --momentum 0.8", typeof(IlluminationView)),
        ["workbench --beta1"] = ("workbench --optimizer adam --beta1 0.8", typeof(IlluminationView)),
        ["workbench --beta2"] = ("workbench --optimizer adam --beta2 0.99", typeof(IlluminationView)),
        ["workbench --l2"] = ("workbench --l2 0.001", typeof(IlluminationView)),
        ["step"] = ("step", typeof(StepView)),
        ["step --name"] = ("step --name NAME", typeof(StepView)),
        ["step --phase"] = ("step --phase backward", typeof(StepView)),
        ["step --average"] = ("step --average", typeof(BatchMathView)),
        ["train"] = ("train", typeof(RunView)),
        ["train --name"] = ("train --name NAME", typeof(RunView)),
        ["train --epochs"] = ("train --epochs 2", typeof(RunView)),
        ["train --learning-rate"] = ("train --epochs 1 --learning-rate 0.05", typeof(RunView)),
        ["train --batch-size"] = ("train --epochs 1 --batch-size 8", typeof(RunView)),
        ["show"] = ("show", typeof(NetworkView)),
        ["show --name"] = ("show illumination --name NAME", typeof(IlluminationView)),
        ["show --sample"] = ("show sample --sample 3", typeof(SampleView)),
        ["show --phase"] = ("show step --phase loss", typeof(StepView)),
        ["math"] = ("math", typeof(StepView)),
        ["math --name"] = ("math --name NAME", typeof(StepView)),
        ["math --sample"] = ("math --sample 3", typeof(StepView)),
        ["curves"] = ("curves", typeof(CurvesView)),
        ["curves --name"] = ("curves --name NAME", typeof(CurvesView)),
        ["predictions"] = ("predictions", typeof(PredictionsView)),
        ["predictions --name"] = ("predictions --name NAME", typeof(PredictionsView)),
        ["predictions --count"] = ("predictions --count 5", typeof(PredictionsView)),
        ["check"] = ("check", typeof(GradientCheckView)),
        ["check --name"] = ("check --name NAME", typeof(GradientCheckView)),
        ["check --samples"] = ("check --samples 2", typeof(GradientCheckView)),
        ["compare"] = ("compare default NAME", typeof(Comparison)),
        ["set --name"] = ("set --learning-rate 0.2 --name NAME", typeof(NoteView)),
        ["set --learning-rate"] = ("set --learning-rate 0.05", typeof(NoteView)),
        ["set --batch-size"] = ("set --batch-size 8", typeof(NoteView)),
        ["set --momentum"] = ("set --momentum 0.5", typeof(NoteView)),
        ["set --beta1"] = ("set --beta1 0.5", typeof(NoteView)),
        ["set --beta2"] = ("set --beta2 0.9", typeof(NoteView)),
        ["set --l2"] = ("set --l2 0.01", typeof(NoteView)),
        ["set --parameter"] = ("set --parameter 1.3.20 --value 0.75", typeof(NoteView)),
        ["set --value"] = ("set --parameter 1.3 --value -1", typeof(NoteView)),
        ["set --switch-off"] = ("set --switch-off 1.3", typeof(NoteView)),
        ["set --switch-on"] = ("set --switch-on 1.3", typeof(NoteView)),
        ["set --freeze"] = ("set --freeze 1", typeof(NoteView)),
        ["set --release"] = ("set --release 1", typeof(NoteView)),
        ["set --teach"] = ($"set --teach {string.Join(',', new int[64])} --label 1", typeof(NoteView)),
        ["set --label"] = ($"set --teach {string.Join(',', new int[64])} --label 0", typeof(NoteView)),
        ["save"] = ("save \"FOLDER/a run.json\"", typeof(NoteView)),
        ["save --name"] = ("save FOLDER/run.json --name NAME", typeof(NoteView)),
        ["save --weights"] = ("save FOLDER/again.json --weights", typeof(NoteView)),
        ["load"] = ("load 'FOLDER/saved run.json'", typeof(Training)),
        ["load --name"] = ("load FOLDER/own.json --data FOLDER/own.csv --name NAME", typeof(Training)),
        ["load --weights"] = ("load FOLDER/weights.json --weights", typeof(Training)),
        ["load --data"] = ("load FOLDER/own.json --data FOLDER/own.csv", typeof(Training)),
        ["load --label"] = ("load FOLDER/own.json --data FOLDER/own.csv --label first", typeof(Training)),
        ["load --target"] = ("load FOLDER/rent.json --data FOLDER/own.csv --target last --without 1", typeof(Training)),
        ["load --without"] = (
            "load FOLDER/rent.json --data FOLDER/own.csv --target last --without 1",
            typeof(Training)
        ),
        ["load --header"] = ("load FOLDER/own.json --data FOLDER/own.csv --header no", typeof(Training)),
        ["load --test-share"] = ("load FOLDER/own.json --data FOLDER/own.csv --test-share 0.2", typeof(Training)),
        ["load --width"] = ("load FOLDER/own.json --data FOLDER/own.csv --width 1", typeof(Training)),
        ["list"] = ("list", typeof(ListView)),
        ["reset"] = ("reset", typeof(Training)),
        ["reset --name"] = ("reset --name NAME", typeof(Training)),
        ["help"] = ("help train", typeof(ListView)),
    };

    public static TheoryData<string> VerbsAndOptions => [.. Registered];

    private static IEnumerable<string> Registered =>
        Magics.Verbs.SelectMany(verb =>
            verb.Options.Select(option => $"{verb.Name} {option.Name}")
                // Alone, set says what it needs.
                .Concat(verb.Name == "set" ? [] : [verb.Name])
        );

    [Theory]
    [MemberData(nameof(VerbsAndOptions))]
    public async Task Every_verb_and_every_option_runs_through_it(string which)
    {
        Assert.True(
            Examples.TryGetValue(which, out (string Line, Type Shown) example),
            $"{which} has no example here."
        );
        Assert.Matches($@"^{which.Replace(" ", @"\b.* ", StringComparison.Ordinal)}(\s|$)", example.Line);

        // Given trainings, data and files that such a line may want
        Neural.Register(Neural.DefaultName, Small());
        Neural.Register(name, Small());
        await host.RunAsync("#!neural data");
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "own.csv"),
            Enumerable.Range(0, 12).Select(i => $"{i % 2},{i},{i % 3},0.5,{i / 12.0:R}"),
            TestContext.Current.CancellationToken
        );
        Training own = new(Network.Create([4, 3, 2]), Datasets.FromCsv(Path.Combine(folder, "own.csv")));
        (own.Recipe with { Data = own.Recipe.Data with { Packed = null } }).Save(Path.Combine(folder, "own.json"));
        Training rent = new(
            Network.Create([3, 3, 1], loss: LossFunction.IdentityMeanSquaredError),
            Datasets.FromCsv(Path.Combine(folder, "own.csv"), target: "last", without: "1")
        );
        (rent.Recipe with { Data = rent.Recipe.Data with { Packed = null } }).Save(Path.Combine(folder, "rent.json"));
        Small().Recipe.Save(Path.Combine(folder, "saved run.json"));
        Small().Network.Save(Path.Combine(folder, "weights.json"));

        // When it runs
        string line = example
            .Line.Replace("NAME", name, StringComparison.Ordinal)
            .Replace("FOLDER", folder, StringComparison.Ordinal);
        Cell cell = await host.RunAsync($"#!neural {line}");

        // Then it shows the one thing it should, in our forms
        Assert.Null(cell.Failure);
        DisplayEvent shown = cell.Seen.Single();
        Assert.IsAssignableFrom(example.Shown, shown.Value);
        Assert.Equal(shown.Value.ToString(), Cell.Text(shown));
        Assert.NotEmpty(Cell.Text(shown, "text/html"));
        Assert.Empty(
            shown.FormattedValues.Select(value => value.MimeType).Except(["text/html", "image/svg+xml", "text/plain"])
        );
    }

    [Fact]
    public void No_example_is_of_what_is_not_there() => Assert.Empty(Examples.Keys.Except(Registered));

    [Theory]
    [InlineData(30, 30, "of 30 test samples right\n")]
    [InlineData(300, 240, "of 300 test samples right; the first 240 are shown\n")]
    public async Task As_many_predictions_as_are_asked_for_are_counted_and_240_of_them_listed(
        int count,
        int listed,
        string title
    )
    {
        Neural.Register(name, new Training(Network.Create([64, 4, 2]), Datasets.CirclesAndSquares(test: 300)));
        Cell cell = await host.RunAsync($"#!neural predictions --count {count} --name {name}");
        PredictionsView view = Assert.IsType<PredictionsView>(cell.Seen.Single().Value);
        Assert.Equal(count, view.Records.Count);
        Assert.Contains(title, view.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            listed,
            view.ToString()
                .Split('\n')
                .Count(line => line.EndsWith('✓') || line.EndsWith("wrong", StringComparison.Ordinal))
        );
    }

    private static Training Small()
    {
        Training training = new(Network.Create([64, 4, 2]), Datasets.CirclesAndSquares());
        training.Run(1);
        return training;
    }

    // What a learner can type wrong, and what the host makes of it: an answer in one line each time, and no default instead.
    [Theory]
    [InlineData(
        "--name \"two words\"",
        "A training's name must be a letter, then letters, digits, - and _; got \"two words\"."
    )]
    [InlineData(
        "--name 'two words'",
        "A training's name must be a letter, then letters, digits, - and _; got \"two words\"."
    )]
    [InlineData(
        "two words",
        "#!neural train does not know what \"two\" is; a value with a space in it stands in quotes."
    )]
    [InlineData("--epochs=3", "DNI103: Unrecognized parameter name '--epochs=3'")]
    [InlineData("--help", "DNI103: Unrecognized parameter name '--help'")]
    [InlineData("-h", "DNI103: Unrecognized parameter name '-h'")]
    [InlineData("--epoch 3", "DNI103: Unrecognized parameter name '--epoch'")]
    [InlineData(
        "--layers 64,2",
        "#!neural train has no option --layers. It has --name, --epochs, --learning-rate, --batch-size."
    )]
    [InlineData("--epochs abc", "--epochs must be a whole number from 0 to 1000000; got \"abc\".")]
    [InlineData("--epochs [\"1\",\"2\"]", "--epochs must be a whole number from 0 to 1000000; got \"[1,2]\".")]
    [InlineData(
        "--epochs 1 --epochs 2",
        "DNI105: A maximum of 1 occurrences are allowed for named parameter '--epochs'"
    )]
    [InlineData("--epochs @v", "@v would be a variable, ")]
    [InlineData("--epochs @csharp:v", "@csharp:v would be a variable, ")]
    [InlineData("--learning-rate abc", "--learning-rate must lie in (0, 10]; got \"abc\".")]
    public async Task A_trap_of_the_host_gets_one_line(string typed, string expected)
    {
        await host.RunAsync($"#!neural build --layers 64,4,2 --name {name}");
        Neural.Register(Neural.DefaultName, Neural.Get(name));
        string before = Neural.Get(name).Recipe.ToJson();
        Cell cell = await host.RunAsync($"#!neural train {typed}");
        Assert.Contains(expected, cell.Failure, StringComparison.Ordinal);
        // What the host refuses itself it says in its own words, once more where an option stands twice.
        if (!expected.StartsWith("DNI", StringComparison.Ordinal))
            Assert.DoesNotContain('\n', cell.Failure!);
        Assert.Empty(cell.Shown);
        Assert.Equal(before, Neural.Get(name).Recipe.ToJson());
    }

    [Fact]
    public async Task A_comment_at_the_end_is_a_comment()
    {
        Cell cell = await host.RunAsync($"#!neural build --layers 64,3,2 --name {name} # not 64 5 2");
        Assert.Null(cell.Failure);
        Assert.Equal([64, 3, 2], Neural.Get(name).Network.Layers);
    }

    [Theory]
    [InlineData("größe")]
    [InlineData("λ")]
    [InlineData("сеть-2")]
    [InlineData("回路")]
    public async Task A_training_may_have_a_name_of_any_letters(string given)
    {
        Assert.Null((await host.RunAsync($"#!neural build --layers 64,3,2 --name {given}")).Failure);
        Cell listed = await host.RunAsync("#!neural list");
        Assert.Contains(given, Cell.Text(listed.Seen.Single()), StringComparison.Ordinal);
        // Typed with its marks apart, it is the same name.
        Assert.Equal([64, 3, 2], Neural.Get(given.Normalize(System.Text.NormalizationForm.FormD)).Network.Layers);
        Assert.True(Neural.Remove(given));
    }

    [Theory]
    [InlineData(" #!neural list")]
    [InlineData("\t#!neural list")]
    public async Task With_spaces_before_it_a_line_is_CSharps_and_no_CSharp(string typed)
    {
        Cell cell = await host.RunAsync(typed);
        Assert.Matches(@"^\(1,\d+\): error CS\d{4}: ", cell.Failure!);
        Assert.Empty(cell.Shown);
        // Our own reader of lines, which other hosts call, ignores them.
        List<object> shown = [];
        Magics.Run(
            typed,
            value =>
            {
                shown.Add(value);
                return _ => { };
            }
        );
        Assert.IsType<ListView>(Assert.Single(shown));
    }

    [Fact]
    public async Task A_training_that_diverges_says_so_in_one_line()
    {
        await host.RunAsync(
            $"#!neural build --layers 64,16,1 --loss identity-mean-squared-error --learning-rate 10 --name {name}"
        );
        Cell cell = await host.RunAsync($"#!neural train --epochs 50 --name {name}");
        Assert.Matches(@"^Training diverged .* Learning rate 10; try 1 or less\.$", cell.Failure!);
    }
}
