using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NeuralIllumination.Engine;

namespace NeuralIllumination.Tests.Engine;

public sealed class TrainingLoopTests
{
    [Fact]
    public void Phases_follow_each_other_and_batches_make_epochs()
    {
        // Given 5 samples in batches of 2: three batches an epoch, the last of 1
        TrainingLoop loop = Loop(samples: 5, batchSize: 2);
        int[] sizes = new int[3];
        for (int b = 0; b < 3; b++)
        {
            Assert.Equal((0, b), (loop.Epoch, loop.Batch));
            foreach (Phase phase in new[] { Phase.Forward, Phase.Loss, Phase.Backward, Phase.Update })
            {
                Assert.Equal(phase, loop.Next);
                loop.Advance();
                sizes[b] = loop.State.Count;
            }
        }

        Assert.Equal([2, 2, 1], sizes);
        Assert.Equal((1, 0, 0), (loop.Epoch, loop.Batch, loop.Seen));
    }

    [Fact]
    public void An_epoch_meets_every_sample_once_and_the_next_in_another_order()
    {
        TrainingLoop loop = Loop(samples: 30, batchSize: 7);
        int[][] epochs = [Meet(loop), Meet(loop)];
        Assert.All(epochs, order => Assert.Equal(Enumerable.Range(0, 30), order.Order()));
        Assert.NotEqual(epochs[0], epochs[1]);
    }

    [Fact]
    public void Only_the_update_phase_moves_a_weight()
    {
        TrainingLoop loop = Loop(samples: 8, batchSize: 4);
        double[] start = [.. loop.Network.Parameters];
        for (int phase = 0; phase < 3; phase++)
        {
            loop.Advance();
            Assert.Equal(start, loop.Network.Parameters);
        }

        loop.Advance();
        Assert.NotEqual(start, loop.Network.Parameters);
    }

    [Fact]
    public void A_partial_batch_is_averaged_over_its_own_size()
    {
        // Given one sample alone in a batch of 4, and the same sample in a batch of 1
        TrainingLoop large = Loop(samples: 1, batchSize: 1);
        large.BatchSize = 4;
        TrainingLoop single = Loop(samples: 1, batchSize: 1);
        for (int phase = 0; phase < 3; phase++)
        {
            large.Advance();
            single.Advance();
        }

        Assert.Equal(single.Gradients, large.Gradients);
    }

    [Fact]
    public void A_larger_batch_size_makes_room_for_itself()
    {
        TrainingLoop loop = Loop(samples: 10, batchSize: 2);
        loop.BatchSize = 10;
        loop.Advance();
        Assert.Equal(10, loop.State.Count);
    }

    [Theory]
    [InlineData(new[] { 64, 16, 2 }, 40, 16, 100)]
    [InlineData(new[] { 64, 16, 2 }, 41, 8, 1)]
    [InlineData(new[] { 64, 13, 11, 2 }, 33, 5, 2)]
    [InlineData(new[] { 64, 2 }, 30, 1, 7)]
    public void A_straight_run_leaves_everything_as_a_run_by_phases(int[] layers, int samples, int batchSize, int limit)
    {
        foreach (Activation hidden in Enum.GetValues<Activation>())
        {
            TrainingLoop straight = Loop(samples, batchSize, layers, hidden);
            TrainingLoop phases = Loop(samples, batchSize, layers, hidden);
            for (int epoch = 0; epoch < 5; epoch++)
            {
                int run = 0;
                for (int more = 1; more > 0; run += more)
                    more = straight.RunStraight(limit);
                Assert.Equal((samples - 1) / batchSize, run);
                for (int phase = 0; phase < 4; phase++)
                    straight.Advance();
                while (phases.Epoch == epoch)
                    phases.Advance();

                Assert.Equal(Everything(phases), Everything(straight));
            }
        }
    }

    [Theory]
    [InlineData(new[] { 64, 16, 2 }, 40, 16)]
    [InlineData(new[] { 64, 16, 2 }, 48, 16)]
    [InlineData(new[] { 64, 13, 11, 2 }, 33, 5)]
    [InlineData(new[] { 64, 2 }, 3, 8)]
    public void An_epoch_completed_straight_leaves_the_parameters_of_one_by_phases(
        int[] layers,
        int samples,
        int batchSize
    )
    {
        TrainingLoop straight = Loop(samples, batchSize, layers, Activation.Relu);
        TrainingLoop phases = Loop(samples, batchSize, layers, Activation.Relu);
        for (int epoch = 1; epoch <= 5; epoch++)
        {
            if (epoch == 3)
                straight.RunStraight(1);
            Assert.True(straight.CompleteStraight());
            while (phases.Epoch < epoch)
                phases.Advance();

            Assert.Equal((epoch, 0, 0), (straight.Epoch, straight.Batch, straight.Seen));
            Assert.Equal(phases.Network.Parameters, straight.Network.Parameters);
            Assert.Equal(phases.Order, straight.Order);
        }

        for (int phase = 0; phase < 4; phase++)
        {
            straight.Advance();
            phases.Advance();
        }

        Assert.Equal(Everything(phases), Everything(straight));
    }

    [Property(MaxTest = 200)]
    public Property Every_shape_learns_straight_what_it_learns_by_phases() =>
        Prop.ForAll(
            Shapes(),
            shape =>
            {
                (int[] layers, int samples, int batchSize, Activation activation) = shape;
                TrainingLoop straight = Loop(samples, batchSize, layers, activation);
                TrainingLoop phases = Loop(samples, batchSize, layers, activation);
                for (int epoch = 1; epoch <= 3; epoch++)
                {
                    Assert.True(straight.CompleteStraight());
                    while (phases.Epoch < epoch)
                        phases.Advance();
                }

                Assert.Equal(
                    phases.Network.Parameters.Select(BitConverter.DoubleToInt64Bits),
                    straight.Network.Parameters.Select(BitConverter.DoubleToInt64Bits)
                );
            }
        );

    [Fact]
    public void A_straight_run_that_diverges_never_happened()
    {
        TrainingLoop loop = Loop(samples: 40, batchSize: 4);
        TrainingLoop other = Loop(samples: 40, batchSize: 4);
        foreach (TrainingLoop each in new[] { loop, other })
        {
            each.RunStraight(1);
            Array.Fill(each.Samples.Inputs, 1e308, 64 * each.Order[20], 64);
        }

        int run = 0;
        for (int more = 1; more > 0; run += more)
            more = loop.RunStraight(100);
        Assert.Equal(0, run);
        foreach (TrainingLoop each in new[] { loop, other })
            each.GoTo(each.Epoch, each.Batch, each.Seen);
        Assert.Equal(Everything(other), Everything(loop));
    }

    [Fact]
    public void Other_losses_optimisers_and_penalties_are_run_by_phases()
    {
        TrainingLoop penalised = Loop(samples: 40, batchSize: 4);
        penalised.L2 = 0.1;
        Assert.Equal(0, penalised.RunStraight(5));
        TrainingLoop begun = Loop(samples: 40, batchSize: 4);
        begun.Advance();
        Assert.Equal(0, begun.RunStraight(5));
        TrainingLoop one = Loop(samples: 4, batchSize: 4);
        Assert.Equal(0, one.RunStraight(5));
    }

    [Fact]
    public void An_order_from_outside_is_kept()
    {
        TrainingLoop loop = Loop(samples: 10, batchSize: 4);
        loop.KeepsOrder = true;
        int[] given = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0];
        given.CopyTo(loop.Order, 0);
        Assert.Equal(2, loop.RunStraight(100));
        for (int phase = 0; phase < 4; phase++)
            loop.Advance();
        Assert.Equal(given, loop.Order);
        Assert.Equal([1, 0], loop.State.Samples.Take(2));
    }

    /// <summary>Widths and batches that vectors of every size fill, and that they do not.</summary>
    private static Arbitrary<(int[] Layers, int Samples, int BatchSize, Activation Activation)> Shapes() =>
        (
            from hidden in Gen.Elements(1, 2, 3)
                .SelectMany(count => Gen.ArrayOf(Gen.Elements(4, 8, 13, 16, 24, 32, 40), count))
            from samples in Gen.Choose(1, 50)
            from batchSize in Gen.OneOf(Gen.Elements(8, 16, 24), Gen.Choose(1, 33))
            from activation in Gen.Frequency(
                (4, Gen.Constant(Activation.Relu)),
                (1, Gen.Elements(Activation.LeakyRelu, Activation.Tanh, Activation.Sigmoid))
            )
            select (new[] { 64 }.Concat(hidden).Append(2).ToArray(), samples, batchSize, activation)
        ).ToArbitrary();

    private static object[] Everything(TrainingLoop loop)
    {
        BatchState state = loop.State;
        int count = state.Count;
        long[] words = new long[4];
        loop.Shuffles.Save(words);
        IEnumerable<double> values =
        [
            .. loop.Network.Parameters,
            .. loop.Gradients,
            .. state.Inputs.Take(count * loop.Network.Inputs),
            .. state.Targets.Take(count * loop.Network.Outputs),
            .. state.Predictions.Take(count * loop.Network.Outputs),
            .. state.Losses.Take(count),
            .. loop.Network.Layers.SelectMany(
                (layer, l) =>
                    state
                        .PreActivations[l]
                        .Take(count * layer.Outputs)
                        .Concat(state.Activations[l].Take(count * layer.Outputs))
                        .Concat(state.Deltas[l].Take(count * layer.Outputs))
            ),
            loop.BatchLoss,
            loop.UpdateRate,
        ];
        return
        [
            values.Select(BitConverter.DoubleToInt64Bits).ToArray(),
            words,
            loop.Order.ToArray(),
            state.Samples.Take(count).ToArray(),
            (loop.Epoch, loop.Batch, loop.Seen, loop.Next, count),
        ];
    }

    private static TrainingLoop Loop(int samples, int batchSize, int[] layers, Activation hidden)
    {
        TrainingLoop given = Loop(samples, batchSize);
        Network network = new(layers, hidden);
        Initializer.Fill(network, Initialization.HeNormal, new Xoshiro256(3, Xoshiro256.StartStream));
        return new TrainingLoop(network, given.Samples, LossFunction.SoftmaxCrossEntropy, batchSize, 5, Optimizer.Sgd);
    }

    internal static TrainingLoop Loop(int samples, int batchSize)
    {
        Samples set = new(samples, 64, 2);
        CirclesAndSquares.Fill(set, CirclesAndSquares.Flip, new Xoshiro256(1, Xoshiro256.DataStream));
        Network network = new([64, 5, 2], Activation.Relu);
        Initializer.Fill(network, Initialization.HeNormal, new Xoshiro256(1, Xoshiro256.StartStream));
        return new TrainingLoop(network, set, LossFunction.SoftmaxCrossEntropy, batchSize, 1, Optimizer.Sgd);
    }

    private static int[] Meet(TrainingLoop loop)
    {
        List<int> met = [];
        int epoch = loop.Epoch;
        while (loop.Epoch == epoch)
        {
            loop.Advance();
            if (loop.Next == Phase.Loss)
                met.AddRange(loop.State.Samples.Take(loop.State.Count));
        }

        return [.. met];
    }
}
