using System.Diagnostics;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Directives;
using NeuralIllumination.Magic;
using NeuralIllumination.Views;

namespace NeuralIllumination.Package.Tests;

/// <summary>extension.dib in a stand-in host: what it registers, every verb through it, and what becomes of the host's traps.</summary>
public sealed class ExtensionTests : IAsyncLifetime
{
    private static int made;
    private readonly string name = $"extension-{Interlocked.Increment(ref made)}";
    private readonly string folder = Directory.CreateTempSubdirectory("neural illumination ").FullName;
    private Kernel kernel = null!;
    private KernelInvocationContext loading = null!;
    private IReadOnlyList<string> left = [];

    public async ValueTask InitializeAsync() => (kernel, loading, left) = await ExtensionScript.LoadAsync();

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void It_is_short_and_leaves_nothing_behind()
    {
        Assert.InRange(ExtensionScript.Lines.Length, 1, 60);
        Assert.Empty(left);
        Assert.DoesNotContain(
            ExtensionScript.Lines,
            line => line.TrimStart().StartsWith("using", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void It_greets_in_two_lines_with_what_was_registered_and_how_to_get_help()
    {
        string[] lines = loading.Shown.Single().Texts["text/plain"].Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Contains("#!neural with 16 verbs", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("#!neural help lists the verbs", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void It_declares_every_option_with_what_it_does_and_what_it_may_be()
    {
        KernelActionDirective directive = kernel.Directive!;
        Assert.Equal((Magics.Name, Magics.Description), (directive.Name, directive.Description));
        KernelDirectiveParameter verb = directive.Parameters.Single(parameter => parameter.AllowImplicitName);
        Assert.Empty(Magics.Verbs.Select(v => v.Name).Except(verb.Completions));
        Assert.Contains("illumination", verb.Completions);
        Assert.Equal(
            Magics.Options.Select(option =>
                (option.Name, option.Description, option.IsFlag, string.Join(' ', option.Completions))
            ),
            directive
                .Parameters.Where(p => p != verb)
                .Select(p => (p.Name, p.Description, p.Flag, string.Join(' ', p.Completions)))
        );
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
            KernelInvocationContext context = await Send(typed);
            Assert.Null(context.Failure);
            DisplayedValue shown = context.Shown.Single();
            Assert.IsAssignableFrom(expected, shown.Value);
            Assert.Equal(shown.Value.ToString(), shown.Texts["text/plain"]);
            Assert.NotEmpty(shown.Texts["text/html"]);
        }
    }

    [Fact]
    public async Task Training_shows_its_progress_in_one_place_a_few_times_a_second()
    {
        await Send($"#!neural build --layers 64,16,2 --name {name}");
        Stopwatch watch = Stopwatch.StartNew();
        KernelInvocationContext context = await Send($"#!neural train --epochs 400 --name {name}");
        DisplayedValue shown = context.Shown.Single();
        Assert.IsType<RunView>(shown.Value);
        Assert.InRange(shown.Updates, 1, 1 + (int)(watch.Elapsed.TotalSeconds * 4));
    }

    [Fact]
    public async Task The_stop_button_leaves_a_whole_batch_within_a_tenth_of_a_second()
    {
        await Send($"#!neural build --layers 64,16,2 --name {name}");
        TimeSpan quickest = TimeSpan.MaxValue;
        // A machine that does other things too may take its time once, not three times.
        for (int attempt = 0; attempt < 3 && quickest > TimeSpan.FromMilliseconds(100); attempt++)
        {
            (KernelInvocationContext context, Task done) = kernel.Send($"#!neural train --epochs 20000 --name {name}");
            while (context.Shown.Count == 0 || context.Shown[0].Updates == 0)
                await Task.Delay(5);
            Stopwatch watch = Stopwatch.StartNew();
            context.Cancel();
            await done;
            quickest = watch.Elapsed < quickest ? watch.Elapsed : quickest;
            Assert.Equal("Command cancelled.", context.Failure);
            Assert.IsType<ProgressView>(context.Shown.Single().Value);
        }

        Assert.InRange(quickest.TotalMilliseconds, 0, 100);
        Training stopped = Neural.Get(name);
        Assert.Equal(Phase.Forward, stopped.NextPhase);
        Assert.Equal(stopped.Fingerprint, Training.Replay(stopped.Recipe).Fingerprint);
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
        await Send($"#!neural build --layers 64,4,2 --name {name}");
        Neural.Register(Neural.DefaultName, Neural.Get(name));
        string before = Neural.Get(name).Recipe.ToJson();
        KernelInvocationContext context = await Send($"#!neural train {typed}");
        Assert.StartsWith(expected, context.Failure, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', context.Failure!);
        Assert.Empty(context.Shown);
        Assert.Equal(before, Neural.Get(name).Recipe.ToJson());
    }

    [Fact]
    public async Task A_comment_at_the_end_is_a_comment()
    {
        KernelInvocationContext context = await Send($"#!neural build --layers 64,3,2 --name {name} # not 64 5 2");
        Assert.Null(context.Failure);
        Assert.Equal([64, 3, 2], Neural.Get(name).Network.Layers);
    }

    [Fact]
    public async Task A_training_that_diverges_says_so_in_one_line()
    {
        await Send(
            $"#!neural build --layers 64,16,1 --loss identity-mean-squared-error --learning-rate 10 --name {name}"
        );
        KernelInvocationContext context = await Send($"#!neural train --epochs 50 --name {name}");
        Assert.Matches(@"^Training diverged .* Learning rate 10; try 1 or less\.$", context.Failure!);
    }

    private async Task<KernelInvocationContext> Send(string line)
    {
        (KernelInvocationContext context, Task done) = kernel.Send(line);
        await done;
        return context;
    }
}
