namespace NeuralIllumination.Package.Tests;

/// <summary>A copy of a training stands where it stands, to the last bit, and goes its own way.</summary>
public sealed class CopyTests
{
    private static Training Training()
    {
        Dataset data = Datasets.CirclesAndSquares(seed: 42, train: 48, test: 8);
        return new Training(Network.Create([64, 4, 2], seed: 42), data, optimizer: Optimizer.Adam);
    }

    [Fact]
    public void It_has_the_same_bits_and_goes_on_to_the_same_bits()
    {
        Training training = Training();
        training.Run(2);
        training.Step();
        training.LearningRate = 0.05;
        training.Set(layer: 1, output: 3, input: 20, value: 0.75);

        Training copy = training.Copy();

        Assert.Equal(training.Fingerprint, copy.Fingerprint);
        Assert.Equal((2, 1, 0.05), (copy.Epoch, copy.Batch, copy.LearningRate));
        Assert.Equal(training.History.Select(e => e.TrainLoss), copy.History.Select(e => e.TrainLoss));
        training.Run(2);
        copy.Run(2);
        Assert.Equal(training.Fingerprint, copy.Fingerprint);
    }

    [Fact]
    public void What_the_one_does_the_other_does_not_notice()
    {
        Training training = Training();
        training.Run(1);
        string before = training.Fingerprint;

        Training copy = training.Copy();
        copy.LearningRate = 1;
        copy.Step();

        Assert.NotEqual(before, copy.Fingerprint);
        Assert.Equal((before, 0.1), (training.Fingerprint, training.LearningRate));
    }

    [Fact]
    public void A_batch_that_has_not_been_learned_from_is_not_in_it()
    {
        Training training = Training();
        training.Step();
        string before = training.Fingerprint;
        training.Step(Phase.Backward);

        Training copy = training.Copy();

        Assert.Equal((1, Phase.Forward, before), (copy.Batch, copy.NextPhase, copy.Fingerprint));
    }
}
