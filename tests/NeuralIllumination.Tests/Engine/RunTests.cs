using NeuralIllumination.Engine;
using Network = NeuralIllumination.Engine.Network;
using Run = NeuralIllumination.Engine.Run;

namespace NeuralIllumination.Tests.Engine;

/// <summary>The run that C# and the page share: changes on the way, and going anywhere.</summary>
public sealed class RunTests
{
    [Theory]
    [InlineData(Optimizer.Sgd, false)]
    [InlineData(Optimizer.Momentum, false)]
    [InlineData(Optimizer.Adam, false)]
    [InlineData(Optimizer.Sgd, true)]
    [InlineData(Optimizer.Momentum, true)]
    [InlineData(Optimizer.Adam, true)]
    public void Any_place_is_the_same_however_it_is_come_to(Optimizer optimizer, bool isHanded)
    {
        // Given a run that went straight on, phase by phase, through changes
        Run straight = isHanded ? Handed(optimizer) : Changed(optimizer);
        straight.Begin();
        List<(int[] Place, long Bits)> had = [];
        while (straight.Training.Epoch < 11)
        {
            had.Add((Place(straight), Bits(straight)));
            straight.Advance();
        }

        // When another jumps among those places, in small pieces of work
        Run jumping = isHanded ? Handed(optimizer) : Changed(optimizer);
        jumping.Begin();
        Random random = new(7);
        for (int k = 0; k < 300; k++)
        {
            (int[] place, long bits) = had[random.Next(had.Count)];
            while (!jumping.GoTo(place[0], place[1], place[2], 2e4)) { }

            // Then it stands there, with the same bits
            Assert.Equal(place, Place(jumping));
            Assert.Equal(bits, Bits(jumping));
        }

        Assert.Equal(-1, jumping.Missed);
        Assert.All(
            Enumerable.Range(0, 11).Where(jumping.Measured.IsKnown),
            epoch => Assert.Equal(straight.Measured.TrainLoss[epoch], jumping.Measured.TrainLoss[epoch])
        );
    }

    [Fact]
    public void A_step_back_leads_to_the_phase_before_and_on_to_where_it_came_from()
    {
        Run run = Changed(Optimizer.Sgd);
        run.Begin();
        List<int[]> places = [];
        for (; run.Training.Epoch < 4; run.Advance())
            places.Add(Place(run));
        places.Add(Place(run));
        for (int at = places.Count - 1; at > 0; at--)
        {
            int[] before = new int[3];
            Assert.True(run.PlaceBefore(0, before));
            // After a batch's third phase its update comes: the place before a batch's beginning has three phases.
            Assert.Equal(places[at - 1], before);
            Assert.True(run.GoTo(before[0], before[1], before[2], double.PositiveInfinity));
        }

        int[] start = new int[3];
        Assert.True(run.PlaceBefore(0, start));
        Assert.Equal([0, 0, 0], start);
    }

    [Fact]
    public void Of_several_changes_of_one_thing_at_one_place_the_last_counts_and_another_future_begins()
    {
        Run run = Changed(Optimizer.Sgd);
        run.Begin();
        Assert.True(run.GoTo(8, 0, 0, double.PositiveInfinity));
        Assert.True(run.GoTo(3, 1, 1, double.PositiveInfinity));
        int made = run.Made;
        foreach (double value in new[] { 0.5, 0.6 })
            run.Set(Weight(3, 1, Phase.Loss, value));
        run.Set(Here(3, 1, Phase.Loss, ChangeKind.LearningRate, 0.3));
        run.Set(Here(3, 1, Phase.Loss, ChangeKind.LearningRate, 0.2));

        // The later changes of the run that was left are gone, and so is what was measured there.
        Assert.Equal(made + 2, run.Changes);
        Assert.Equal(run.Changes, run.Made);
        Assert.Equal(0.2, run.Training.LearningRate);
        Assert.Equal(0.6, run.Training.Network.Parameters[run.Training.Network.Layers[0].Place(3, 5)]);
        Assert.True(run.Measured.IsKnown(3));
        Assert.False(run.Measured.IsKnown(4));
        Assert.True(run.Keyframes.At(run.Keyframes.Count - 1).Epoch <= 3);
    }

    [Fact]
    public void Of_several_that_a_recipe_has_too()
    {
        Run run = New(Optimizer.Sgd);
        foreach (double value in new[] { 0.5, 0.6, 0.7 })
        {
            run.Add(Weight(1, 0, Phase.Forward, value));
            run.Add(Here(1, 0, Phase.Forward, ChangeKind.LearningRate, value));
        }

        run.Begin();
        Assert.Equal((2, 0), (run.Changes, run.ChangesBefore(1)));
        Assert.True(run.GoTo(1, 0, 0, double.PositiveInfinity));
        Assert.Equal((0.7, 2, 2), (run.Training.LearningRate, run.Made, run.ChangesBefore(2)));
    }

    [Fact]
    public void An_epoch_completed_in_one_go_ends_where_its_phases_do()
    {
        Run straight = New(Optimizer.Sgd);
        Run phases = New(Optimizer.Sgd);
        foreach (Run run in new[] { straight, phases })
        {
            run.Add(Weight(2, 0, Phase.Forward, 0.5));
            run.Add(Here(3, 1, Phase.Update, ChangeKind.LearningRate, 0.3));
            run.Begin();
        }

        foreach (int epoch in Enumerable.Range(1, 5))
        {
            // Where something is to be changed within an epoch, or where it begins, phases are what it takes.
            bool isWhole = straight.CompleteStraight();
            Assert.Equal(epoch != 4, isWhole);
            while (straight.Training.Epoch < epoch)
                straight.Advance();
            while (phases.Training.Epoch < epoch)
                phases.Advance();
            Assert.Equal((Bits(phases), phases.Made), (Bits(straight), straight.Made));
        }
    }

    [Fact]
    public void A_change_whose_place_the_run_never_comes_to_is_told()
    {
        Run run = New(Optimizer.Sgd);
        run.Add(Here(1, 99, Phase.Forward, ChangeKind.LearningRate, 0.5));
        run.Begin();
        Assert.True(run.GoTo(1, 0, 0, double.PositiveInfinity));
        Assert.Equal(-1, run.Missed);
        Assert.True(run.GoTo(2, 0, 0, double.PositiveInfinity));
        Assert.Equal(0, run.Missed);
    }

    [Fact]
    public void A_moment_has_W_out_in_and_what_the_update_adds()
    {
        Run run = New(Optimizer.Adam);
        run.Begin();
        Moment moment = new(run);
        Assert.True(run.GoTo(1, 2, 3, double.PositiveInfinity));
        moment.Take(null, 0, 4);
        Assert.True(moment.HasGradients && moment.IsOfBatch && moment.Shown == 3);
        double[] weights = [.. moment.Part(Moment.Weights, 0)];
        double[] changes = [.. moment.Part(Moment.Changes, 0)];
        double[] gradients = [.. moment.Part(Moment.Gradients, 0)];
        DenseLayer layer = run.Training.Network.Layers[0];
        double[] parameters = [.. run.Training.Network.Parameters];
        run.Advance();
        for (int output = 0; output < layer.Outputs; output++)
        {
            for (int input = 0; input < layer.Inputs; input++)
            {
                int at = output * layer.Inputs + input;
                int place = layer.Place(output, input);
                Assert.Equal(parameters[place], weights[at]);
                Assert.Equal(run.Training.Gradients[place], gradients[at]);
                Assert.Equal(run.Training.Network.Parameters[place] - parameters[place], changes[at]);
            }
        }

        // And after the update the moment still shows the weights that the batch met.
        moment.Take(null, 0, 4);
        Assert.Equal(4, moment.Shown);
        Assert.Equal(weights, moment.Part(Moment.Weights, 0));
        Assert.Equal(changes, moment.Part(Moment.Changes, 0));
    }

    [Fact]
    public void Synapses_are_ranked_by_what_they_carry()
    {
        Run run = New(Optimizer.Sgd);
        run.Begin();
        Assert.True(run.GoTo(2, 1, 3, double.PositiveInfinity));
        Moment moment = new(run);
        moment.Take(null, 0, 0);
        Ranking ranking = new();
        int[] from = [3, 20, 28, 30, 44, 60];
        int[] to = [0, 2, 5];
        double[] x = moment.Part(Moment.Inputs, 0);
        double[] w = moment.Part(Moment.Weights, 0);
        ranking.Synapses(moment, 0, from, from.Length, to, to.Length, 0);
        var expected = to.SelectMany(
                (t, row) => from.Select((f, column) => (Place: row * from.Length + column, Value: w[t * 64 + f] * x[f]))
            )
            .Where(term => term.Value != 0)
            .OrderByDescending(term => Math.Abs(term.Value))
            .ToArray();
        Assert.Equal(expected.Select(term => term.Place), ranking.Order.Take(ranking.Count));
        Assert.Equal(
            expected.Select(term => term.Value),
            ranking.Order.Take(ranking.Count).Select(place => ranking.Values[place])
        );
    }

    [Fact]
    public void Units_are_ranked_by_the_largest_that_leaves_each_and_outputs_by_what_they_say()
    {
        Ranking ranking = new();
        // W is [2 × 5]; what enters is 0 at unit 1, and no weight leaves unit 3.
        ranking.Units([1, 9, -4, 0, 2, 3, 9, 1, 0, -2], [1, 0, -1, 5, 2], 2);
        Assert.Equal([2, 4, 0, 1, 3], ranking.Order.Take(ranking.Count));

        ranking.Outputs([0.3, 0.1, 0, 0.6], [0, 1, 0, 0]);
        Assert.Equal([1, 3, 0, 2], ranking.Order.Take(ranking.Count));
        // Of squared errors ŷ may lie below 0.
        ranking.Outputs([-0.5, 2.5, -0.1, -3], [0, 0, 0, 1]);
        Assert.Equal([3, 1, 2, 0], ranking.Order.Take(ranking.Count));
    }

    private static Run New(Optimizer optimizer)
    {
        Samples train = new(50, 64, 2);
        Samples test = new(9, 64, 2);
        Xoshiro256 random = new(5, Xoshiro256.DataStream);
        CirclesAndSquares.Fill(train, CirclesAndSquares.Flip, random);
        CirclesAndSquares.Fill(test, CirclesAndSquares.Flip, random);
        Network network = new([64, 6, 2], Activation.Relu);
        Initializer.Fill(network, Initialization.HeNormal, new Xoshiro256(3, Xoshiro256.StartStream));
        TrainingLoop training = new(network, train, LossFunction.SoftmaxCrossEntropy, 16, 11, optimizer)
        {
            LearningRate = 0.05,
        };
        return new Run(training, test, 5, 4, int.MaxValue);
    }

    private static Run Changed(Optimizer optimizer)
    {
        Run run = New(optimizer);
        run.Add(Here(0, 0, Phase.Forward, ChangeKind.LearningRate, 0.08));
        run.Add(Here(2, 1, Phase.Backward, ChangeKind.BatchSize, 7));
        // Of the optimiser's numbers a keyframe must know, too: each is changed twice, with keyframes between.
        foreach ((int epoch, double value) in new[] { (3, 0.5), (8, 0.25) })
        {
            run.Add(Here(epoch, 0, Phase.Loss, ChangeKind.Momentum, value));
            run.Add(Here(epoch, 0, Phase.Backward, ChangeKind.L2, 0.01 * value));
            run.Add(Here(epoch, 0, Phase.Update, ChangeKind.Beta1, value));
            run.Add(Here(epoch, 1, Phase.Forward, ChangeKind.Beta2, 1 - 0.1 * value));
            if (epoch == 3)
            {
                run.Add(Weight(5, 0, Phase.Forward, -0.4));
                run.Add(Here(6, 3, Phase.Update, ChangeKind.LearningRate, 0.01));
            }
        }

        return run;
    }

    // Units off and on again, layers held and let go, samples added at the start, within epochs and between them.
    private static Run Handed(Optimizer optimizer)
    {
        Run run = New(optimizer);
        Sampled(run, 0, 0, Phase.Forward);
        run.Add(new(1, 1, Phase.Backward, ChangeKind.SwitchOff, 1) { Output = 3 });
        run.Add(new(2, 0, Phase.Forward, ChangeKind.Freeze, 1) { Layer = 1 });
        Sampled(run, 2, 1, Phase.Loss);
        Sampled(run, 2, 1, Phase.Loss);
        run.Add(new(3, 2, Phase.Update, ChangeKind.SwitchOff, 1) { Output = 5 });
        Sampled(run, 4, 0, Phase.Forward);
        run.Add(new(5, 0, Phase.Forward, ChangeKind.SwitchOff, 0) { Output = 3 });
        run.Add(new(6, 1, Phase.Update, ChangeKind.Freeze, 0) { Layer = 1 });
        run.Add(new(7, 0, Phase.Loss, ChangeKind.Freeze, 1));
        for (int k = 0; k < 30; k++)
            Sampled(run, 8, 1, Phase.Update);
        run.Add(new(9, 0, Phase.Forward, ChangeKind.Freeze, 0));
        run.Add(new(9, 1, Phase.Forward, ChangeKind.SwitchOff, 0) { Output = 5 });
        return run;
    }

    private static void Sampled(Run run, int epoch, int batch, Phase phase)
    {
        Samples one = new(1, run.Training.Samples.Features, run.Training.Samples.Outputs);
        for (int i = 0; i < one.Features; i++)
            one.Inputs[i] = (i + epoch + run.Changes) % 3 / 2.0;
        one.Label(0, run.Changes % 2);
        run.Add(new(epoch, batch, phase, ChangeKind.AddSample, 0) { Sample = one });
    }

    private static RunChange Here(int epoch, int batch, Phase phase, ChangeKind kind, double value) =>
        new(epoch, batch, phase, kind, value);

    private static RunChange Weight(int epoch, int batch, Phase phase, double value) =>
        new(epoch, batch, phase, ChangeKind.Parameter, value) { Output = 3, Input = 5 };

    private static int[] Place(Run run) => [run.Training.Epoch, run.Training.Batch, run.Phases];

    private static long Bits(Run run) => Fingerprint.Of(run.Training.Network.Parameters);
}
