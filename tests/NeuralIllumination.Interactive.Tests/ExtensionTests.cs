using Microsoft.DotNet.Interactive.Events;
using NeuralIllumination.Magic;
using NeuralIllumination.Views;

namespace NeuralIllumination.Interactive.Tests;

/// <summary>The extension in the real host: what it says, every verb through it, and what becomes of the host's traps.</summary>
public sealed class ExtensionTests(StartedHost started) : IClassFixture<StartedHost>, IDisposable
{
    private static int made;
    private readonly string name = $"extension-{Interlocked.Increment(ref made)}";
    private readonly string folder = Directory.CreateTempSubdirectory("neural illumination ").FullName;
    private readonly Host host = started.Host;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void It_greets_once_in_two_lines_with_what_was_registered_and_how_to_get_help()
    {
        string[] lines = Cell.Text(host.Loading.OfType<DisplayedValueProduced>().Single()).Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Contains("#!neural with 16 verbs", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("#!neural help lists the verbs", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_verb_runs_through_it()
    {
        string file = Path.Combine(folder, "a run.json");
        (string Line, Type Shown)[] session =
        [
            ("data --seed 7 --train 32 --test 8", typeof(Dataset)),
            ("build --layers 64,4,2 --batch-size 8", typeof(Network)),
            ("step --phase backward", typeof(StepView)),
            ("train --epochs 2", typeof(RunView)),
            ("show illumination", typeof(IlluminationView)),
            ("math --sample 3", typeof(StepView)),
            ("curves", typeof(CurvesView)),
            ("predictions --count 5", typeof(PredictionsView)),
            ("check --samples 2", typeof(GradientCheckView)),
            ("set --learning-rate 0.05", typeof(NoteView)),
            ($"save \"{file}\"", typeof(NoteView)),
            ($"load '{file}'", typeof(Training)),
            ("compare NAME NAME", typeof(object)),
            ("list", typeof(ListView)),
            ("reset", typeof(Training)),
            ("help train", typeof(ListView)),
        ];
        Assert.Equal(
            Magics.Verbs.Select(verb => verb.Name).Order(StringComparer.Ordinal),
            session.Select(line => line.Line.Split(' ')[0]).Order(StringComparer.Ordinal)
        );
        Training another = new(Network.Create([64, 4, 2]), Datasets.CirclesAndSquares());
        Neural.Register(name + "-b", another);
        foreach ((string line, Type expected) in session)
        {
            string verb = line.Split(' ')[0];
            string typed =
                verb == "compare" ? $"#!neural compare {name} {name}-b"
                : verb is "list" or "help" ? $"#!neural {line}"
                : $"#!neural {line} --name {name}";
            Cell cell = await host.RunAsync(typed);
            Assert.Null(cell.Failure);
            DisplayEvent shown = cell.Seen.Single();
            Assert.IsAssignableFrom(expected, shown.Value);
            Assert.Equal(shown.Value.ToString(), Cell.Text(shown));
            Assert.NotEmpty(Cell.Text(shown, "text/html"));
            Assert.Empty(
                shown
                    .FormattedValues.Select(value => value.MimeType)
                    .Except(["text/html", "image/svg+xml", "text/plain"])
            );
        }
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
