using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

/// <summary>What a hand does to a network on the way: units switched off, layers held still, samples taught.</summary>
public sealed class HandsTests
{
    private static readonly string[] Optimizers = ["sgd", "momentum", "adam"];

    public static TheoryData<string> Every => [.. Optimizers];

    [Theory]
    [MemberData(nameof(Every))]
    public void A_unit_that_is_off_is_silent_and_stands_still_until_it_is_on_again(string optimizer)
    {
        // Given a training whose optimiser remembers something
        Trainer trainer = Small(optimizer, l2: 0.01);
        trainer.Run(2);
        string[] moments = Moments(trainer.Step(), 2);
        double[] before = OfUnit(trainer, 1, 2);

        // When a unit is switched off, it neither answers nor learns, whatever the penalty and the momentum
        trainer.Set(new UnitChange(1, 2));
        StepRecord step = trainer.Step();
        Assert.All(Enumerable.Range(0, step.Samples.Count), s => Assert.Equal(0, step.Layers[0].A[s, 2]));
        Assert.All(Enumerable.Range(0, step.Samples.Count), s => Assert.Equal(0, step.Layers[0].Delta![s, 2]));
        Assert.Contains(
            Enumerable.Range(0, step.Samples.Count),
            s => step.Layers[0].A[s, 1] != 0 && step.Layers[0].Delta![s, 1] != 0
        );
        Assert.Equal([2], step.Layers[0].Off);
        trainer.Run(3);
        Assert.Equal(before, OfUnit(trainer, 1, 2));
        Assert.Equal(moments, Moments(trainer.Step(), 2));
        Assert.NotEqual(OfUnit(trainer, 1, 1), OfUnit(Small(optimizer, l2: 0.01), 1, 1));
        Assert.True(trainer.IsOff(1, 2));

        // And switched on again it is the unit that it was, and learns on
        trainer.Set(new UnitChange(1, 2, false));
        Assert.Equal(before, OfUnit(trainer, 1, 2));
        trainer.Run(1);
        Assert.NotEqual(before, OfUnit(trainer, 1, 2));
        AssertReplays(trainer);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void A_network_with_a_unit_off_learns_as_the_one_without_it(string optimizer)
    {
        // Given 4-3-2 with unit 1 off from the start, and 4-2-2 with the others' weights
        DatasetRecord data = Given.Data(features: 4, classes: 2, samples: 11, seed: 5);
        TrainingOptions options = new()
        {
            Optimizer = Terms.Parse<Optimizer>(optimizer),
            BatchSize = 4,
            LearningRate = 0.05,
        };
        Trainer three = new(data, new Architecture([4, 3, 2], Activation.Tanh), options);
        three.Set(new UnitChange(1, 1));
        NetworkRecord start = three.Snapshot();
        List<double> kept = [];
        for (int i = 0; i < 4; i++)
            kept.AddRange([start.Layers[0].Weights[0, i], start.Layers[0].Weights[2, i]]);
        kept.AddRange([0, 0]);
        foreach (int unit in new[] { 0, 2 })
            kept.AddRange([start.Layers[1].Weights[0, unit], start.Layers[1].Weights[1, unit]]);
        kept.AddRange([0, 0]);
        Trainer two = new(data, new Architecture([4, 2, 2], Activation.Tanh), options, kept);

        // When both learn, they measure the same and come to the same weights
        three.Run(20);
        two.Run(20);
        Assert.Equal(two.Last.TrainLoss, three.Last.TrainLoss, 1e-12);
        Assert.Equal(two.Last.TestLoss!.Value, three.Last.TestLoss!.Value, 1e-12);
        for (int i = 0; i < 4; i++)
            Assert.Equal(two.Snapshot().Layers[0].Weights[1, i], three.Snapshot().Layers[0].Weights[2, i], 1e-12);

        // And the network that is saved answers as the one that was trained
        Trainer saved = new(data, three.Architecture, options, three.Snapshot().WithoutOff().Parameters());
        Assert.Equal(three.Last.TrainLoss, saved.Last.TrainLoss, 1e-15);
        Assert.All(three.CheckGradients().Entries, entry => Assert.InRange(entry.RelativeError, 0, 1e-6));
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void A_layer_that_is_held_stands_still_and_hands_its_blame_on(string optimizer)
    {
        Trainer trainer = Small(optimizer, l2: 0.01);
        trainer.Run(1);
        trainer.Set(new LayerChange(2));
        (string[] first, string[] second) = (Bits(trainer, 0), Bits(trainer, 1));
        StepRecord step = trainer.Step();
        Assert.True(step.Layers[1].IsHeld);
        Assert.Contains(step.Layers[1].WeightGradient!.Values.ToArray(), g => g != 0);
        Assert.NotEqual(first, Bits(trainer, 0));
        trainer.Run(3);
        Assert.Equal(second, Bits(trainer, 1));
        Assert.True(trainer.IsHeld(2));

        // Of an update that moved nothing of a layer, its part is 0
        Assert.Equal(0.0, trainer.Diagnose().Layers[1].UpdateNorm);
        Assert.NotEqual(0.0, trainer.Diagnose().Layers[0].UpdateNorm);
        trainer.Set(new LayerChange(2, false));
        Assert.Equal(0.0, trainer.Diagnose().Layers[1].UpdateNorm);
        trainer.Run(1);
        Assert.NotEqual(second, Bits(trainer, 1));
        Assert.NotEqual(0.0, trainer.Diagnose().Layers[1].UpdateNorm);
        AssertReplays(trainer);
    }

    [Fact]
    public void A_sample_taught_at_the_start_is_one_of_those_that_were_given()
    {
        Sample[] all = Samples(12);
        Trainer taught = Of(all[..10]);
        taught.Teach(all[10]);
        taught.Teach(all[11]);
        Trainer given = Of(all);
        Assert.Equal(given.Last.TrainLoss, taught.Last.TrainLoss);
        given.Run(7);
        taught.Run(7);
        Assert.Equal(given.Fingerprint, taught.Fingerprint);
        Assert.Equal(given.Last.TrainLoss, taught.Last.TrainLoss);
        Assert.Equal((10, 12), (taught.Data.Train.Count, taught.LearnedFrom));
        AssertReplays(taught);
    }

    [Fact]
    public void A_sample_taught_on_the_way_is_met_from_the_next_epoch_on()
    {
        Sample[] all = Samples(11);
        Trainer trainer = Of(all[..10]);
        trainer.Run(1);
        trainer.Step();
        trainer.Teach(all[10]);
        Assert.Equal(11, trainer.LearnedFrom);
        List<int> met = [];
        while (trainer.Epoch == 1)
            met.AddRange(trainer.Step().Samples.Select(sample => sample.Index));
        Assert.DoesNotContain(10, met);
        met.Clear();
        StepRecord step;
        do
        {
            step = trainer.Step();
            met.AddRange(step.Samples.Select(sample => sample.Index));
            if (step.Samples.FirstOrDefault(sample => sample.Index == 10) is { } found)
                Assert.Equal(all[10].Pixels, found.Pixels);
        } while (trainer.Epoch == 2);
        Assert.Equal(Enumerable.Range(0, 11), met.Order());
        AssertReplays(trainer);
    }

    [Fact]
    public void A_taught_picture_of_bits_takes_few_bytes_and_points_of_the_plane_get_their_features()
    {
        Trainer pictures = Given.Default();
        pictures.Run(1);
        pictures.Teach(new Sample([.. Enumerable.Range(0, 64).Select(i => i % 3 == 0 ? 1.0 : 0.0)], 1));
        PackedSample packed = pictures.Recipe.Changes.Single().AddSample!;
        Assert.Equal(("bits", 12, 1), (packed.Encoding, packed.Pixels.Length, packed.Label));
        pictures.Run(2);
        AssertReplays(pictures);

        Trainer points = new(
            DatasetRecord.Generate(Generator.TwoMoons, 3, 20, 4).With([PlaneFeature.Product]),
            new Architecture([3, 4, 2])
        );
        points.Run(1);
        points.Teach(new Sample([0.5, -0.25], 0));
        points.Run(1);
        points.BatchSize = 20;
        StepRecord first = points.Step();
        StepRecord second = points.Step();
        SampleRecord met = first.Samples.Concat(second.Samples).Single(sample => sample.Index == 20);
        Assert.Equal([0.5, -0.25, -0.125], met.Pixels);
        AssertReplays(points);
    }

    [Property(MaxTest = 60)]
    public Property Whatever_hands_do_is_in_the_recipe() =>
        Prop.ForAll(
            Given.Trainings().ToArbitrary(),
            Gen.Choose(0, 1_000_000).ToArbitrary(),
            (trainer, seed) =>
            {
                Random random = new(seed);
                for (int i = 0; i < 20; i++)
                {
                    Hand(trainer, random);
                    if (random.Next(3) == 0)
                        trainer.StepPhase();
                    else if (random.Next(3) == 0)
                        trainer.Step();
                    else if (random.Next(4) == 0)
                        trainer.Run(1);
                }

                trainer.Step();
                AssertReplays(trainer);
            }
        );

    [Fact]
    public void What_cannot_be_is_refused_in_one_line()
    {
        Trainer trainer = Given.Default();
        foreach (
            (Action hand, string says) in new (Action, string)[]
            {
                (() => trainer.Set(new UnitChange(2, 0)), "those of layer 1 to 1; got layer 2."),
                (() => trainer.Set(new UnitChange(1, 16)), "Unit of layer 1 must be 0 to 15; got 16."),
                (() => trainer.Set(new LayerChange(3)), "Layer must be 1 to 2; got 3."),
                (() => trainer.Set(new LayerChange(0)), "Layer must be 1 to 2; got 0."),
                (() => trainer.Teach(new Sample([1, 0], 0)), "Every sample needs 64 values"),
                (() => trainer.Teach(new Sample(new double[64], 2)), "Labels must be 0 to 1"),
                (() => trainer.Teach(new Sample(Enumerable.Repeat(double.NaN, 64).ToArray(), 1)), "finite numbers"),
            }
        )
        {
            InvalidInputException refused = Assert.ThrowsAny<InvalidInputException>(hand);
            Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        }

        Trainer lines = new(
            DatasetRecord.Generate(Generator.Sine),
            new Architecture([1, 4, 1], loss: LossFunction.IdentityMeanSquaredError)
        );
        Assert.Throws<SampleException>(() => lines.Teach(new Sample([0.5], 0)));
        Assert.Empty(trainer.Recipe.Changes);
    }

    private static void Hand(Trainer trainer, Random random)
    {
        IReadOnlyList<int> sizes = trainer.Architecture.Layers;
        int layer = random.Next(1, sizes.Count);
        switch (random.Next(5))
        {
            case 0 when sizes.Count > 2:
                int hidden = random.Next(1, sizes.Count - 1);
                trainer.Set(new UnitChange(hidden, random.Next(sizes[hidden]), random.Next(3) > 0));
                break;
            case 1:
                trainer.Set(new LayerChange(layer, random.Next(3) > 0));
                break;
            case 2:
                int classes = trainer.Data.Shape.Classes.Count;
                double[] values = [.. Enumerable.Range(0, sizes[0]).Select(_ => random.NextDouble() - 0.5)];
                trainer.Teach(new Sample(values, random.Next(classes)));
                break;
            case 3:
                trainer.BatchSize = random.Next(1, trainer.Data.Train.Count + 1);
                break;
            default:
                trainer.Set(new ParameterChange(layer, random.Next(sizes[layer]), null, random.NextDouble() - 0.5));
                break;
        }
    }

    private static void AssertReplays(Trainer trainer)
    {
        while (trainer.NextPhase != Phase.Forward)
            trainer.StepPhase();
        string json = trainer.Recipe.ToJson();
        Trainer again = Trainer.Replay(Recipe.FromJson(json));
        Assert.Equal(
            (trainer.Epoch, trainer.Batch, trainer.Fingerprint),
            (again.Epoch, again.Batch, again.Fingerprint)
        );
        Assert.Equal(json, again.Recipe.ToJson());
    }

    private static Trainer Small(string optimizer, double l2) =>
        new(
            Given.Data(features: 5, classes: 2, samples: 13, seed: 9),
            new Architecture([5, 4, 2], Activation.Tanh),
            new TrainingOptions
            {
                Optimizer = Terms.Parse<Optimizer>(optimizer),
                BatchSize = 5,
                LearningRate = 0.05,
                L2 = l2,
            }
        );

    private static Sample[] Samples(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Sample([0.1 * i, 0.3, (i * 7 % 5) - 2.0], i % 2))];

    private static Trainer Of(Sample[] train) =>
        new(
            OwnData.Create(train, [], ["one", "two"]),
            new Architecture([3, 4, 2]),
            new TrainingOptions { BatchSize = 4, LearningRate = 0.05 }
        );

    // What leads into a unit, its bias, and what leads out of it.
    private static double[] OfUnit(Trainer trainer, int layer, int unit)
    {
        NetworkRecord network = trainer.Snapshot();
        Matrix next = network.Layers[layer].Weights;
        return
        [
            .. network.Layers[layer - 1].Weights.Row(unit),
            network.Layers[layer - 1].Biases[unit],
            .. Enumerable.Range(0, next.Rows).Select(o => next[o, unit]),
        ];
    }

    private static string[] Moments(StepRecord step, int unit) =>
        [
            .. new[] { step.Layers[0].FirstMoment, step.Layers[0].SecondMoment }.Select(moment =>
                moment is null
                    ? "none"
                    : string.Join(' ', moment.Row(unit).ToArray().Select(BitConverter.DoubleToInt64Bits))
            ),
        ];

    private static string[] Bits(Trainer trainer, int layer)
    {
        LayerRecord record = trainer.Snapshot().Layers[layer];
        return [.. record.Weights.Values.ToArray().Concat(record.Biases).Select(value => value.ToString("R"))];
    }
}
