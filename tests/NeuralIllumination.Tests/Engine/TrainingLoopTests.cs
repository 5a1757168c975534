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

    internal static TrainingLoop Loop(int samples, int batchSize)
    {
        Samples set = new(samples, 64, 2);
        CirclesAndSquares.Fill(set, new Xoshiro256(1, Xoshiro256.DataStream));
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
