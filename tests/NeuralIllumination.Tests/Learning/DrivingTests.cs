using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

public sealed class DrivingTests
{
    [Property(MaxTest = 100)]
    public Property By_phase_by_batch_and_by_epoch_give_the_same_bits() =>
        Prop.ForAll(
            Given.Trainings().ToArbitrary(),
            byEpoch =>
            {
                Trainer byBatch = Trainer.Replay(byEpoch.Recipe);
                Trainer byPhase = Trainer.Replay(byEpoch.Recipe);
                for (int epoch = 1; epoch <= 3; epoch++)
                {
                    byEpoch.Run(1);
                    while (byBatch.Epoch < epoch)
                        byBatch.Step();
                    while (byPhase.Epoch < epoch)
                        byPhase.StepPhase();
                    Assert.Equal(byEpoch.Fingerprint, byBatch.Fingerprint);
                    Assert.Equal(byEpoch.Fingerprint, byPhase.Fingerprint);
                }

                Assert.Equal(
                    byEpoch.Run().Epochs.Select(e => e.TrainLoss),
                    byPhase.Run().Epochs.Select(e => e.TrainLoss)
                );
            }
        );

    [Fact]
    public void A_run_cancelled_between_batches_goes_on_to_the_same_end()
    {
        Trainer whole = Given.Default();
        whole.Run(3);

        Trainer broken = Given.Default();
        using CancellationTokenSource stop = new();
        broken.Step();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => broken.Run(3, cancellation: stop.Token));
        Assert.Equal((0, 2, Phase.Forward), (broken.Epoch, broken.Batch, broken.NextPhase));
        broken.Run(3);
        Assert.Equal(whole.Fingerprint, broken.Fingerprint);
    }

    [Fact]
    public void Looking_changes_nothing()
    {
        Trainer trainer = Given.Default();
        trainer.Run(1);
        string before = trainer.Fingerprint;
        trainer.Examine(trainer.Data.Test[0]);
        trainer.Predict(trainer.Data.Test);
        trainer.CheckGradients();
        trainer.Snapshot();
        Assert.Equal(before, trainer.Fingerprint);
    }

    [Fact]
    public void Reset_goes_back_to_the_start_with_the_present_options()
    {
        Trainer trainer = Given.Default();
        string start = trainer.Fingerprint;
        trainer.Run(2);
        trainer.LearningRate = 0.2;
        trainer.Reset();
        Assert.Equal((start, 0, 0.2), (trainer.Fingerprint, trainer.Epoch, trainer.Recipe.Options.LearningRate));
        Assert.Empty(trainer.Recipe.Changes);
        Assert.Single(trainer.Run().Epochs);
    }

    [Fact]
    public void Progress_is_told_of_every_epoch()
    {
        List<int> told = [];
        Given.Default().Run(4, new Listener(told));
        Assert.Equal([1, 2, 3, 4], told);
    }

    private sealed class Listener(List<int> told) : IProgress<EpochRecord>
    {
        public void Report(EpochRecord value) => told.Add(value.Epoch);
    }
}
