using NeuralIllumination.Magic;
using NeuralIllumination.Views;

namespace NeuralIllumination.Studio.Tests;

/// <summary>The verbs of <c>#!neural</c>, as a host calls them: with the line as it was typed.</summary>
public sealed class MagicTests
{
    [Fact]
    public void A_recipe_made_of_a_file_runs_again_with_that_file()
    {
        using TemporaryFolder folder = new();
        string rows = string.Join(
            '\n',
            Enumerable.Range(0, 40).Select(i => $"{(i % 2 == 0 ? "even" : "odd")},{i % 2},{i % 3},{i % 5},{i % 7}")
        );
        string csv = folder.Write("own.csv", "label,a,b,c,d\n" + rows + "\n");
        string recipe = folder["run.json"];
        string name = $"file{Guid.NewGuid():N}";
        Run($"#!neural data --file \"{csv}\" --test-share 0.35 --width 2 --name {name}");
        Run($"#!neural build --layers 4,3,2 --name {name}");
        Run($"#!neural train --epochs 2 --name {name}");
        Run($"#!neural save \"{recipe}\" --name {name}");
        Run($"#!neural load \"{recipe}\" --data \"{csv}\" --name {name}2");
        Assert.Equal(Neural.Get(name).Fingerprint, Neural.Get(name + "2").Fingerprint);
        folder.Write("other.csv", "label,a,b,c,d\nodd,1,2,3,4\neven,2,3,4,5\nodd,3,4,5,6\n");
        string message = Assert
            .ThrowsAny<InvalidInputException>(() =>
                Run($"#!neural load \"{recipe}\" --data \"{folder["other.csv"]}\" --name {name}3")
            )
            .Message;
        Assert.Contains("26 samples to learn from and 14 to be tested on", message, StringComparison.Ordinal);
        Assert.Contains("Give the same file", message, StringComparison.Ordinal);
        foreach (string made in new[] { name, name + "2" })
            Neural.Remove(made);
    }

    [Fact]
    public void A_session_of_lines_trains_as_the_same_calls_in_C_sharp_do()
    {
        // Given lines as a learner types them
        string name = Unique();
        Run($"#!neural build --layers 64,16,2 --seed 42 --name {name}");
        Run($"#!neural step --name {name}");
        object shown = Run($"#!neural train --epochs 2 --learning-rate 0.05 --name {name}");

        // When C# does the same
        Training training = new(Network.Create([64, 16, 2], seed: 42), Datasets.CirclesAndSquares(seed: 42));
        training.Step();
        training.LearningRate = 0.05;
        training.Run(2);

        // Then both have the same weights, and C# reaches the magic one by its name
        Assert.Equal(training.Fingerprint, Neural.Get(name).Fingerprint);
        Assert.IsType<RunView>(shown);
    }

    [Theory]
    [InlineData("show", typeof(NetworkView))]
    [InlineData("show network --sample 3 --phase backward", typeof(NetworkView))]
    [InlineData("show illumination", typeof(IlluminationView))]
    [InlineData("show sample --sample 2", typeof(SampleView))]
    [InlineData("show step", typeof(StepView))]
    [InlineData("show weights", typeof(WeightsView))]
    [InlineData("math --sample 3", typeof(StepView))]
    [InlineData("curves", typeof(CurvesView))]
    [InlineData("predictions --count 5", typeof(PredictionsView))]
    [InlineData("check --samples 2", typeof(GradientCheckView))]
    [InlineData("step --phase loss", typeof(StepView))]
    [InlineData("reset", typeof(Training))]
    [InlineData("set --learning-rate 0.2 --batch-size 8", typeof(NoteView))]
    [InlineData("set --parameter 1.3.20 --value 0.75", typeof(NoteView))]
    public void Each_verb_answers_with_its_view(string line, Type expected)
    {
        string name = Unique();
        Run($"#!neural build --layers 64,6,2 --name {name}");
        Assert.IsType(expected, Run($"#!neural {line} --name {name}"));
    }

    [Fact]
    public void Build_takes_every_choice()
    {
        string name = Unique();
        Run(
            $"#!neural build --layers 64,5,1 --seed 7 --activation tanh --initialization glorot --loss sigmoid-binary-cross-entropy --optimizer adam --l2 0.001 --learning-rate 0.01 --batch-size 8 --name {name}"
        );
        Learning.Recipe recipe = Neural.Get(name).Recipe;
        Assert.Equal("64-5-1", string.Join('-', recipe.Architecture.Layers));
        Assert.Equal(
            (Activation.Tanh, Initialization.GlorotNormal, LossFunction.SigmoidBinaryCrossEntropy, Optimizer.Adam),
            (
                recipe.Architecture.Activation,
                recipe.Architecture.Initialization,
                recipe.Architecture.Loss,
                recipe.Options.Optimizer
            )
        );
        Learning.TrainingOptions options = recipe.Options;
        Assert.Equal((7L, 0.001, 0.01, 8), (options.StartSeed, options.L2, options.LearningRate, options.BatchSize));
    }

    [Fact]
    public void Data_is_what_the_next_build_learns_from()
    {
        string name = Unique();
        Assert.IsType<Dataset>(Run($"#!neural data --seed 7 --train 30 --test 6 --name {name}"));
        Run($"#!neural build --name {name}");
        Assert.Equal((30, 6), (Neural.Get(name).Data.Train.Count, Neural.Get(name).Data.Test.Count));
    }

    [Fact]
    public void Every_generator_is_offered_and_draws_as_it_does_unless_told_otherwise()
    {
        MagicOption option = Magics
            .Verbs.Single(verb => verb.Name == "data")
            .Options.Single(o => o.Name == "--generator");
        Assert.Equal(Learning.Terms.Names<Generator>(), option.Completions);
        foreach (Learning.GeneratorKind kind in Learning.GeneratorKind.All)
        {
            string name = Unique();
            string noise = kind.Noise is null ? "" : "--noise 0.25";
            Run($"#!neural data --generator {kind.Term} --seed 7 --test 6 {noise} --name {name}");
            Run($"#!neural build --name {name}");
            Learning.DataSource source = Neural.Get(name).Recipe.Data;
            Assert.Equal(
                (kind.Term, 7L, kind.Train, 6),
                (source.Generator, source.Seed, source.TrainCount, source.TestCount)
            );
            Assert.Equal(kind.Noise is null || kind.Noise.Default == 0.25 ? null : 0.25, source.Noise);
        }
    }

    [Fact]
    public void What_is_saved_is_loaded_bit_for_bit()
    {
        string folder = Directory.CreateTempSubdirectory("neural illumination ").FullName;
        try
        {
            string name = Unique();
            Run($"#!neural build --layers 64,4,2 --name {name}");
            Run($"#!neural train --epochs 1 --name {name}");
            Run($"#!neural save \"{Path.Combine(folder, "a run.json")}\" --name {name}");
            Run($"#!neural save '{Path.Combine(folder, "w.json")}' --weights --name {name}");
            Run($"#!neural load \"{Path.Combine(folder, "a run.json")}\" --name {name}2");
            Run($"#!neural load \"{Path.Combine(folder, "w.json")}\" --weights --name {name}3");
            Assert.Equal(Neural.Get(name).Fingerprint, Neural.Get(name + "2").Fingerprint);
            Assert.Equal(Neural.Get(name).Fingerprint, Neural.Get(name + "3").Fingerprint);
            Assert.Equal((1, 0), (Neural.Get(name + "2").Epoch, Neural.Get(name + "3").Epoch));
            Assert.Contains(name, Run("#!neural list").ToString(), StringComparison.Ordinal);
            Assert.Contains(name + "3", Run($"#!neural compare {name} {name}3").ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(40_000, true)]
    public void Train_ends_with_the_run_in_the_place_of_its_bar_if_it_took_long_enough_for_one(int epochs, bool hasBar)
    {
        string name = Unique();
        Run($"#!neural build --layers 64,4,2 --name {name}");
        List<object> shown = [];
        int places = 0;
        Magics.Run(
            $"#!neural train --epochs {epochs} --name {name}",
            value =>
            {
                places++;
                shown.Add(value);
                return shown.Add;
            }
        );
        Assert.Equal(1, places);
        Assert.Equal(hasBar, shown[0] is ProgressView);
        Assert.IsType<RunView>(shown[^1]);
    }

    [Fact]
    public void The_stop_button_leaves_a_whole_batch_from_which_it_goes_on()
    {
        string name = Unique();
        Run($"#!neural build --layers 64,4,2 --name {name}");
        using CancellationTokenSource stop = new();
        stop.Cancel();
        object last = Run($"#!neural train --epochs 1000 --name {name}", stop.Token);
        Assert.StartsWith("Stopped after 0 epochs and 1 batch;", last.ToString(), StringComparison.Ordinal);
        Assert.Equal(Phase.Forward, Neural.Get(name).NextPhase);
        Run($"#!neural train --epochs 1 --name {name}");
        Assert.Equal(1, Neural.Get(name).Epoch);
    }

    [Theory]
    [InlineData("#!neural trian", "#!neural has no verb \"trian\". Did you mean train?")]
    [InlineData("#!neural train --epoch 3", "#!neural train has no option --epoch. Did you mean --epochs?")]
    [InlineData("#!neural train --epochs", "--epochs needs a value: --epochs VALUE.")]
    [InlineData("#!neural train --help", "#!neural train has no option --help. #!neural help train tells of it.")]
    [InlineData("#!neural train -h", "#!neural train has no option -h. #!neural help train tells of it.")]
    [InlineData("#!neural train --epochs abc", "--epochs must be a whole number from 0 to 1000000; got \"abc\".")]
    [InlineData("#!neural train --epochs -1", "--epochs must be a whole number from 0 to 1000000; got \"-1\".")]
    [InlineData("#!neural train --epochs 1 --epochs 2", "--epochs is given twice; give it once.")]
    [InlineData("#!neural train --learning-rate abc", "--learning-rate must lie in (0, 10]; got \"abc\".")]
    [InlineData("#!neural train --learning-rate 0", "--learning-rate must lie in (0, 10]; got \"0\".")]
    [InlineData(
        "#!neural train --learning-rate @rate",
        "@rate would be a variable, and magic commands take only what is written; write the value, or use C#: Neural.Get()."
    )]
    [InlineData(
        "#!neural train twenty",
        "#!neural train does not know what \"twenty\" is; a value with a space in it stands in quotes."
    )]
    [InlineData("#!neural build --layers 64", "--layers must have at least 2 sizes, inputs and outputs; got \"64\".")]
    [InlineData(
        "#!neural build --layers 64,0,2",
        "--layers must be whole numbers of at least 1 with commas between; got \"64,0,2\"."
    )]
    [InlineData(
        "#!neural build --activation rely",
        "--activation must be one of relu, leaky-relu, tanh, sigmoid, identity; got \"rely\". Did you mean relu?"
    )]
    [InlineData(
        "#!neural build --name 'two words'",
        "A training's name must be a letter, then letters, digits, - and _; got \"two words\"."
    )]
    [InlineData(
        "#!neural show netwrk",
        "what to show must be one of network, illumination, boundary, sample, step, weights; got \"netwrk\". Did you mean network?"
    )]
    [InlineData(
        "#!neural show weights --phase backward --name default",
        "--phase belongs to show network and show step, not to show weights; leave it out."
    )]
    [InlineData("#!neural save", "save needs a path, as in #!neural save run.json.")]
    [InlineData("#!neural save \"half", "A quote is opened and not closed; close it after the value: \"half")]
    [InlineData(
        "#!neural set",
        "set needs --learning-rate, --batch-size, --momentum, --beta1, --beta2, --l2, --switch-off, --switch-on, --freeze, --release, --teach, or --parameter with --value; got none of them."
    )]
    [InlineData("#!neural set --switch-off 2.0", "Only a hidden layer's units can be switched off")]
    [InlineData("#!neural set --switch-on 1.4", "Unit of layer 1 must be 0 to 3; got 4.")]
    [InlineData(
        "#!neural set --switch-off 1",
        "--switch-off must be LAYER.UNIT, layers from 1 and units from 0; got \"1\"."
    )]
    [InlineData("#!neural set --freeze 3", "--freeze must be a whole number from 1 to 2; got \"3\".")]
    [InlineData("#!neural set --teach 1,0 --label 1", "--teach needs 64 values; got 2.")]
    [InlineData("#!neural set --teach 1,x --label 1", "--teach must be a finite number; got \"x\".")]
    [InlineData("#!neural set --teach 1,0", "--teach and --label belong together, ")]
    [InlineData(
        "#!neural set --parameter 1.2.3",
        "--parameter and --value belong together, as in --parameter 1.5.30 --value 0.2; got one of them."
    )]
    [InlineData(
        "#!neural set --parameter one --value 1",
        "--parameter must be LAYER.UNIT.INPUT for a weight or LAYER.UNIT for a bias, layers from 1, units and inputs from 0; got \"one\"."
    )]
    [InlineData("#!neural step --name nobody", "There is no training \"nobody\"; there are ")]
    [InlineData(
        "#!neural data --file a.csv --train 3",
        "--train counts samples that are drawn; with --file the share is --test-share."
    )]
    [InlineData(
        "#!neural data --generator circles-and-square",
        "--generator must be one of circles-and-squares, lines, two-gaussians, "
    )]
    [InlineData(
        "#!neural data --file a.csv --generator circles-and-squares",
        "--generator belongs to samples that are drawn; with --file they are read."
    )]
    [InlineData("#!neural data --generator irises --noise 0.1", "--noise: irises has none; leave it out.")]
    [InlineData(
        "#!neural data --file a.csv --noise 0.1",
        "--noise belongs to samples that are drawn; with --file they are read."
    )]
    [InlineData("#!neural TRAIN", "#!neural has no verb \"TRAIN\". Did you mean train?")]
    [InlineData("#!neural --help", "#!neural help has no option --help. #!neural help tells of it.")]
    [InlineData(
        "#!neural set --parameter 1.3.20 --value 1e308",
        "With 1E+308 there the network's loss is not a finite number; nothing was changed. Take one nearer to 0."
    )]
    [InlineData(
        "#!neural compare only",
        "compare needs 2 trainings or more; got 1, only. Another one: #!neural build --name another"
    )]
    public void Bad_input_gets_one_line(string line, string expected)
    {
        Neural.Register("default", new Training(Network.Create([64, 4, 2]), Datasets.CirclesAndSquares()));
        InvalidInputException refused = Assert.ThrowsAny<InvalidInputException>(() => Run(line));
        Assert.StartsWith(expected, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    // What hosts do to a line before they hand out its values, read here from the line itself.
    [Theory]
    [InlineData("#!neural build --layers 64,3,2 --name NAME # a comment, with --layers 1")]
    [InlineData("Directive: #!neural build --layers 64,3,2 --name NAME")]
    [InlineData("#!neural build --layers=64,3,2 --name=NAME")]
    [InlineData("#!neural build --layers \"64, 3, 2\" --name 'NAME'")]
    [InlineData("   #!neural   build   --name NAME   --layers 64,3,2   ")]
    public void A_line_means_what_is_written(string line)
    {
        string name = Unique();
        Run(line.Replace("NAME", name, StringComparison.Ordinal));
        Assert.Equal([64, 3, 2], Neural.Get(name).Network.Layers);
    }

    [Fact]
    public void A_line_that_is_refused_changes_nothing()
    {
        string name = Unique();
        Run($"#!neural build --layers 64,4,2 --name {name}");
        string before = Neural.Get(name).Recipe.ToJson();
        Assert.ThrowsAny<InvalidInputException>(() =>
            Run($"#!neural set --learning-rate 0.5 --batch-size 9999 --name {name}")
        );
        Assert.ThrowsAny<InvalidInputException>(() =>
            Run($"#!neural train --epochs x --learning-rate 0.5 --name {name}")
        );
        Assert.ThrowsAny<InvalidInputException>(() =>
            Run($"#!neural set --switch-off 1.2 --freeze 1 --teach 1,0 --label 1 --name {name}")
        );
        Assert.Equal(before, Neural.Get(name).Recipe.ToJson());
    }

    [Fact]
    public void Hands_do_what_CSharp_does_and_say_so()
    {
        string name = Unique();
        Run($"#!neural build --layers 64,4,2 --name {name}");
        string values = string.Join(',', Enumerable.Range(0, 64).Select(i => i % 2));
        string said = Run($"#!neural set --switch-off 1.2 --freeze 2 --teach {values} --label 1 --name {name}")
            .ToString()!;
        Assert.Contains(
            "Unit 1.2 is off. Layer 2 is held still. A sample of square is taught.",
            said,
            StringComparison.Ordinal
        );
        Training training = Neural.Get(name);
        Assert.True(training.IsOff(1, 2) && training.IsHeld(2));
        Assert.Equal(241, training.LearnedFrom);
        Assert.Contains(
            "Unit 1.2 is on. Layer 2 is let go.",
            Run($"#!neural set --switch-on 1.2 --release 2 --name {name}").ToString()!,
            StringComparison.Ordinal
        );
        Training own = new(Network.Create([64, 4, 2]), Datasets.CirclesAndSquares());
        own.Teach(new Learning.Sample([.. Enumerable.Range(0, 64).Select(i => i % 2.0)], 1));
        own.Run(2);
        training.Run(2);
        Assert.Equal(own.Fingerprint, training.Fingerprint);
    }

    [Fact]
    public void Help_tells_of_every_verb_and_every_option()
    {
        string all = Run("#!neural help").ToString()!;
        foreach (MagicVerb verb in Magics.Verbs)
        {
            Assert.Contains(verb.Name, all, StringComparison.Ordinal);
            string one = Run($"#!neural help {verb.Name}").ToString()!;
            foreach (MagicOption option in verb.Options)
                Assert.Contains(option.Name, one, StringComparison.Ordinal);
        }

        Assert.Equal(17, Magics.Verbs.Count);
        Assert.Equal(all, Run("#!neural").ToString());
    }

    [Fact]
    public void The_page_of_the_documents_is_the_registrys_own()
    {
        string path = Repository.Path("docs", "MAGICS.md");
        if (Environment.GetEnvironmentVariable("NI_ACCEPT") == "1")
            File.WriteAllText(path, MagicHelp.ToMarkdown());
        Assert.True(File.Exists(path), "docs/MAGICS.md is missing; a run with NI_ACCEPT=1 writes it.");
        Assert.Equal(MagicHelp.ToMarkdown(), File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static int made;

    private static string Unique() => $"t{Interlocked.Increment(ref made)}-{Environment.CurrentManagedThreadId}";

    private static object Run(string line, CancellationToken cancellation = default)
    {
        object? last = null;
        Magics.Run(
            line,
            value =>
            {
                last = value;
                return next => last = next;
            },
            cancellation
        );
        return last!;
    }
}
