using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

public sealed class DivergenceTests
{
    private static Trainer Runaway() =>
        new(
            OwnData.Create([new Sample([1e200, 1], 0), new Sample([1, 1e200], 1), new Sample([3e200, 2], 1)]),
            new Architecture([2, 4, 4, 2]),
            new TrainingOptions { LearningRate = 10, BatchSize = 1 }
        );

    [Fact]
    public void It_stops_and_says_where_and_what_to_try()
    {
        DivergenceException thrown = Assert.Throws<DivergenceException>(() => Runaway().Run(50));
        Assert.Matches(
            @"^Training diverged (at epoch \d+, batch \d+|in epoch \d+): the loss is no longer a finite number\. Learning rate 10; try 1 or less\.$",
            thrown.Message
        );
        Assert.True(thrown.Epoch >= 1);
    }

    [Fact]
    public void What_it_measured_before_is_kept_and_holds_no_NaN()
    {
        Trainer trainer = Runaway();
        Assert.Throws<DivergenceException>(() => trainer.Run(50));
        Assert.All(trainer.Run().Epochs, epoch => Assert.True(double.IsFinite(epoch.TrainLoss)));
    }

    [Fact]
    public void It_stays_stopped_until_reset()
    {
        Trainer trainer = Runaway();
        Assert.Throws<DivergenceException>(() => trainer.Run(50));
        Assert.Throws<DivergenceException>(() => trainer.Step());
        trainer.Reset();
        trainer.StepPhase();
    }
}
