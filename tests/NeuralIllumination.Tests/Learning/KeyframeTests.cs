using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

/// <summary>The place of a run that is handed over so that what lies before it need not be run again.</summary>
public sealed class KeyframeTests
{
    private static Trainer Begin(Optimizer optimizer = Optimizer.Adam) =>
        new(
            DatasetRecord.CirclesAndSquares(),
            new Architecture([64, 8, 2]),
            new TrainingOptions { Optimizer = optimizer }
        );

    [Theory]
    [InlineData(3, 0, 2)]
    [InlineData(3, 4, 3)]
    [InlineData(1, 2, 1)]
    public void It_is_the_epoch_s_beginning_before_the_last_batch(int epochs, int batches, int expected)
    {
        Trainer trainer = Begin();
        trainer.Run(epochs);
        for (int i = 0; i < batches; i++)
            trainer.Step();

        Assert.Equal(expected, trainer.Run().Keyframe!.Epoch);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(0, 5)]
    public void Where_the_start_itself_is_that_place_there_is_none(int epochs, int batches)
    {
        Trainer trainer = Begin();
        trainer.Run(epochs);
        for (int i = 0; i < batches; i++)
            trainer.Step();

        Assert.Null(trainer.Run().Keyframe);
    }

    [Fact]
    public void The_engine_goes_on_from_it_to_the_same_bits()
    {
        Trainer trainer = Begin();
        trainer.Run(4);
        KeyframeRecord frame = Assert.IsType<KeyframeRecord>(trainer.Run().Keyframe);

        var network = trainer.Architecture.Build();
        SampleSet samples = trainer.Data.Train;
        TrainingLoop loop = new(
            network,
            samples.For(2),
            LossFunction.SoftmaxCrossEntropy,
            frame.BatchSize,
            0,
            Optimizer.Adam
        )
        {
            LearningRate = frame.LearningRate,
        };
        frame.Parameters.ToArray().CopyTo(network.Parameters, 0);
        frame.FirstMoment.ToArray().CopyTo(loop.Memory.First, 0);
        frame.SecondMoment.ToArray().CopyTo(loop.Memory.Second, 0);
        (loop.Memory.FirstPower, loop.Memory.SecondPower) = frame.Powers;
        frame.Order.ToArray().CopyTo(loop.Order, 0);
        loop.Shuffles.Restore([.. frame.Generator]);
        while (loop.Epoch == 0)
            loop.Advance();

        Assert.Equal(trainer.Fingerprint, Fingerprint.Of(network.Parameters).ToString("x16"));
    }

    [Fact]
    public void It_counts_the_changes_made_before_it_and_not_those_after()
    {
        Trainer trainer = Begin();
        trainer.Run(2);
        trainer.LearningRate = 0.05;
        trainer.Run(1);
        trainer.LearningRate = 0.02;
        trainer.Step();

        KeyframeRecord frame = trainer.Run().Keyframe!;
        Assert.Equal((3, 1, 0.05), (frame.Epoch, frame.Changes, frame.LearningRate));
    }

    [Fact]
    public void A_training_that_was_reset_has_none()
    {
        Trainer trainer = Begin();
        trainer.Run(3);
        trainer.Reset();

        Assert.Null(trainer.Run().Keyframe);
    }
}
