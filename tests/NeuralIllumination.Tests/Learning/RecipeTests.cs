using System.Buffers.Binary;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

public sealed class RecipeTests
{
    [Property(MaxTest = 100)]
    public Property The_same_recipe_gives_the_same_fingerprint_changes_included() =>
        Prop.ForAll(
            Given.Trainings().ToArbitrary(),
            trainer =>
            {
                trainer.Step();
                trainer.LearningRate = 0.005;
                trainer.StepPhase();
                trainer.Set(new ParameterChange(1, 0, 0, 0.125));
                trainer.LearningRate = 0.002;
                trainer.Run(1);
                trainer.BatchSize = 1;
                trainer.Set(new ParameterChange(1, 0, null, -0.5));
                trainer.Run(2);
                trainer.BatchSize = trainer.Data.Train.Count;
                trainer.Step();

                Recipe read = Recipe.FromJson(trainer.Recipe.ToJson());
                Trainer again = Trainer.Replay(read);
                Assert.Equal(
                    (trainer.Epoch, trainer.Batch, trainer.Fingerprint),
                    (again.Epoch, again.Batch, again.Fingerprint)
                );
                Assert.Equal(trainer.Recipe.ToJson(), again.Recipe.ToJson());
            }
        );

    [Fact]
    public void A_recipe_of_generated_data_is_small_and_says_what_it_is()
    {
        Trainer trainer = Given.Default();
        trainer.Run(2);
        string json = trainer.Recipe.ToJson();
        Assert.InRange(json.Length, 300, 900);
        Assert.Contains("\"generator\": \"circles-and-squares\"", json, StringComparison.Ordinal);
        Assert.Contains("\"learningRate\": 0.1", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_too_large_to_carry_are_asked_for_and_recognised()
    {
        DatasetRecord data = Given.Data(features: 700, classes: 2, samples: 20, seed: 3);
        Trainer trainer = new(data, new Architecture([700, 3, 2]));
        trainer.Run(1);
        Recipe recipe = Recipe.FromJson(trainer.Recipe.ToJson());
        Assert.Null(recipe.Data.Packed);

        Assert.Contains(
            "too large",
            Assert.Throws<FileFormatException>(() => Trainer.Replay(recipe)).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(trainer.Fingerprint, Trainer.Replay(recipe, data).Fingerprint);
        DatasetRecord other = Given.Data(features: 700, classes: 2, samples: 20, seed: 4);
        Assert.Contains(
            "digest",
            Assert.Throws<FileFormatException>(() => Trainer.Replay(recipe, other)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_network_given_by_its_parameters_is_carried_bit_for_bit()
    {
        Trainer first = Given.Default();
        first.Run(1);
        Trainer second = new(first.Data, first.Architecture, new TrainingOptions(), first.Snapshot().Parameters());
        second.Run(1);
        Assert.Equal(second.Fingerprint, Trainer.Replay(Recipe.FromJson(second.Recipe.ToJson())).Fingerprint);
    }

    [Theory]
    [InlineData("", "expected a recipe in JSON")]
    [InlineData("null", "expected a recipe, found null")]
    [InlineData("{", "line 1")]
    [InlineData("{\"neuralIllumination\":\"recipe\"}", "found no \"engine\", \"data\", \"network\"")]
    [InlineData("[1,2]", "expected a recipe in JSON")]
    public void What_is_not_a_recipe_is_refused_with_a_line_that_says_so(string json, string says)
    {
        string message = Assert.Throws<FileFormatException>(() => Recipe.FromJson(json, "run.json")).Message;
        Assert.StartsWith("run.json: ", message, StringComparison.Ordinal);
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("\"learningRate\": 0.1", "\"learningRate\": -1", "Learning rate must lie in (0, 10]; got -1.")]
    [InlineData("\"batchSize\": 16", "\"batchSize\": 500", "Batch size must be 1 to 240")]
    [InlineData("\"relu\"", "\"relo\"", "Activation must be one of")]
    [InlineData("\"seed\": 42", "\"seed\": -1", "Seed must be a whole number")]
    [InlineData("\"changes\": []", "\"changes\": [null]", "found null where a value belongs")]
    [InlineData("\"activation\": \"relu\"", "\"activation\": null", "Activation must be one of")]
    [InlineData("\"epochs\": 0", "\"epochs\": 2000000000", "epochs must be 0 to 1000000")]
    [InlineData("\"engine\": 1", "\"engine\": 2", "expected a recipe of engine 1, found engine 2")]
    [InlineData(
        "\"changes\": []",
        "\"changes\": [{\"epoch\": 1, \"batch\": 0, \"phase\": \"forward\", \"learningRate\": 99}]",
        "Learning rate must lie in (0, 10]; got 99."
    )]
    [InlineData(
        "\"changes\": []",
        "\"changes\": [{\"epoch\": 1, \"batch\": 0, \"phase\": \"forward\"}]",
        "the change at epoch 1, batch 0 changes nothing; leave it out"
    )]
    [InlineData("\"epochs\": 0", "\"epochs\": 0, \"a\\ud83d\": 1", "found half a character")]
    [InlineData("\"epochs\": 0", "\"Epochs\": 0", "\"Epochs\"")]
    [InlineData("64,", "0,", "at least 1 unit")]
    [InlineData("\"batches\": 0", "\"batches\": -1", "epochs must be 0 to 1000000 and batches 0 to ")]
    [InlineData("\"epochs\": 0", "\"epochs\": \"0\"", "found a value of another kind")]
    [InlineData("\"learningRate\": 0.1", "\"learningRate\": \"0.1\"", "found a value of another kind")]
    [InlineData("\"batchSize\": 16", "\"batchSize\": \"16\"", "found a value of another kind")]
    [InlineData("\"epochs\": 0", "\"epochs\": -3", "epochs must be 0 to 1000000 and batches 0 to ")]
    [InlineData("\"epochs\": 0", "\"epochs\": 0, \"epocs\": 1", "found an unknown member \"epocs\"")]
    public void A_value_that_cannot_be_is_refused_by_name(string from, string to, string says)
    {
        string json = Given.Default().Recipe.ToJson();
        Assert.Contains(from, json, StringComparison.Ordinal);
        string altered = json.Replace(from, to, StringComparison.Ordinal);
        string message = Assert.Throws<FileFormatException>(() => Recipe.FromJson(altered, "run.json")).Message;
        Assert.Contains(says, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_engines_recipe_is_refused()
    {
        Recipe recipe = Given.Default().Recipe with { Engine = 99 };
        Assert.Contains(
            "engine 1, found 99",
            Assert.Throws<FileFormatException>(() => Trainer.Replay(recipe)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_batch_that_an_epoch_does_not_have_is_refused()
    {
        Recipe recipe = Given.Default().Recipe with { Epochs = 1, Batches = 99 };
        Assert.Contains(
            "more than 99 batches",
            Assert.Throws<FileFormatException>(() => Trainer.Replay(recipe)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_replay_can_be_cancelled_and_tells_of_its_epochs()
    {
        using CancellationTokenSource stop = new();
        Recipe recipe = Given.Default().Recipe with { Epochs = 1_000_000 };
        StopAfter progress = new(3, stop);
        Assert.Throws<OperationCanceledException>(() =>
            Trainer.Replay(recipe, progress: progress, cancellation: stop.Token)
        );
        Assert.Equal([1, 2, 3], progress.Told);
    }

    private sealed class StopAfter(int epoch, CancellationTokenSource stop) : IProgress<EpochRecord>
    {
        public List<int> Told { get; } = [];

        public void Report(EpochRecord value)
        {
            Told.Add(value.Epoch);
            if (value.Epoch == epoch)
                stop.Cancel();
        }
    }

    [Fact]
    public void A_change_that_is_never_reached_is_refused()
    {
        Recipe recipe = Given.Default().Recipe with
        {
            Epochs = 2,
            Changes = [new Change(1, 99, Phase.Forward) { LearningRate = 0.5 }],
        };
        Assert.Contains(
            "never comes to epoch 1, batch 99",
            Assert.Throws<FileFormatException>(() => Trainer.Replay(recipe)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Of_several_changes_of_one_thing_at_one_place_the_last_counts()
    {
        ParameterChange weight = new(1, 0, 3, 0.25);
        Change place = new(1, 2, Phase.Backward);
        Recipe recipe = Given.Default().Recipe with
        {
            Epochs = 3,
            Changes =
            [
                place with
                {
                    LearningRate = 0.5,
                    Parameter = weight,
                },
                place with
                {
                    Parameter = weight with { Value = -1 },
                },
                place with
                {
                    LearningRate = 0.2,
                },
            ],
        };
        Trainer again = Trainer.Replay(recipe);
        Assert.Equal(
            [place with { Parameter = weight with { Value = -1 } }, place with { LearningRate = 0.2 }],
            again.Recipe.Changes
        );
        Assert.Equal(Trainer.Replay(again.Recipe).Fingerprint, again.Fingerprint);
    }

    [Fact]
    public void What_was_set_at_the_very_start_stays_a_change_and_what_comes_after_the_end_is_left_out()
    {
        Change atStart = new(0, 0, Phase.Forward) { LearningRate = 0.5 };
        Recipe recipe = Given.Default().Recipe with
        {
            Epochs = 1,
            Changes = [atStart, new Change(1, 0, Phase.Loss) { LearningRate = 0.2 }],
        };
        Trainer again = Trainer.Replay(recipe);
        Assert.Equal([atStart], again.Recipe.Changes);
        again.Run(1);
        Assert.Equal((0.5, 0.1), (again.LearningRate, again.Recipe.Options.LearningRate));
    }

    [Fact]
    public void A_weight_set_between_two_phases_is_what_the_later_one_shows()
    {
        Trainer trainer = Given.Default();
        trainer.StepPhase();
        trainer.Set(new ParameterChange(1, 0, 3, 0.25));
        Assert.Equal(0.25, trainer.StepPhase().Layers[0].WeightsBefore[0, 3]);
        trainer.StepPhase();
        trainer.Set(new ParameterChange(1, 0, 3, 0.5));
        Assert.Equal(0.5, trainer.StepPhase().Layers[0].WeightsBefore[0, 3]);
    }

    [Theory]
    [InlineData('\ud83d')]
    [InlineData('\ude42')]
    public void Half_a_character_is_refused_where_it_stands(char half) =>
        Assert.Equal(
            "run.json: expected a recipe in JSON, found half a character at place 4 (\\ud800 to \\udfff stand in pairs only).",
            Assert.Throws<FileFormatException>(() => Recipe.FromJson($"{{\"a{half}\":1}}", "run.json")).Message
        );

    [Fact]
    public void Objects_within_each_other_may_have_members_of_the_same_name()
    {
        JsonMembers.Check("{\"a\":{\"b\":1,\"c\":{\"b\":2}},\"b\":3,\"c\":[{\"b\":4},{\"b\":5}]}");
        Assert.Equal(
            "expected each member once, found \"b\" twice.",
            Assert.Throws<OptionException>(() => JsonMembers.Check("{\"b\":1,\"a\":{\"c\":1},\"b\":2}")).Message
        );
    }

    [Fact]
    public void A_number_beyond_all_numbers_is_refused_and_not_read_as_infinity()
    {
        Trainer trainer = new(DatasetRecord.CirclesAndSquares(7), new Architecture([64, 3, 2]));
        trainer.Set(new ParameterChange(1, 0, 5, 0.25));
        string json = trainer.Recipe.ToJson().Replace("0.25", "1e999", StringComparison.Ordinal);
        Assert.Equal(
            "run.json: expected a finite number, found \"1e999\".",
            Assert.Throws<FileFormatException>(() => Recipe.FromJson(json, "run.json")).Message
        );
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void Packed_parameters_that_are_no_finite_numbers_are_refused(double odd)
    {
        Trainer trainer = new(
            OwnData.Create([new Sample([0, 1], 0), new Sample([1, 0], 1)]),
            new Architecture([2, 2]),
            startParameters: [1, 2, 3, 4, 5, 6]
        );
        JsonNode recipe = JsonNode.Parse(trainer.Recipe.ToJson())!;
        byte[] packed = Convert.FromBase64String(recipe["network"]!["parameters"]!.GetValue<string>());
        BinaryPrimitives.WriteDoubleLittleEndian(packed.AsSpan(8), odd);
        recipe["network"]!["parameters"] = Convert.ToBase64String(packed);
        string json = recipe.ToJsonString();
        Assert.Contains(
            "parameters must be finite numbers; number 1 is",
            Assert.Throws<FileFormatException>(() => Recipe.FromJson(json, "run.json")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_options_of_a_training_come_back_as_they_were()
    {
        TrainingOptions options = new()
        {
            Optimizer = Optimizer.Momentum,
            Momentum = 0.375,
            L2 = 0.0625,
            LearningRate = 0.03,
            BatchSize = 7,
            StartSeed = 3,
            ShuffleSeed = 4,
        };
        Recipe recipe = new Trainer(DatasetRecord.CirclesAndSquares(7), new Architecture([64, 3, 2]), options).Recipe;
        Assert.Equal(options, Trainer.Replay(Recipe.FromJson(recipe.ToJson())).Recipe.Options);
    }

    /// <summary>A bit has no sign: data that hold −0 travel as whole numbers, and come back with it.</summary>
    [Fact]
    public void Minus_zero_in_own_data_comes_back_with_its_sign()
    {
        DatasetRecord data = OwnData.Create([new Sample([-0.0, 1], 0), new Sample([0, 1], 1)]);
        Recipe recipe = new Trainer(data, new Architecture([2, 2])).Recipe;
        DatasetRecord read = Trainer.Replay(Recipe.FromJson(recipe.ToJson())).Data;
        Assert.True(double.IsNegative(read.Train[0].Pixels[0]));
        Assert.False(double.IsNegative(read.Train[1].Pixels[0]));
    }
}
