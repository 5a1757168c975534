using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("sgd", 0.1)]
    [InlineData("momentum", 0.02)]
    [InlineData("adam", 0.01)]
    public void Every_optimiser_learns_the_task(string optimizer, double rate)
    {
        Trainer trainer = Train(
            new TrainingOptions { LearningRate = rate, Optimizer = Terms.Parse<Optimizer>(optimizer) }
        );
        EpochRecord last = trainer.Run(60).Last;
        Assert.InRange(last.TrainAccuracy!.Value, 0.98, 1);
        Assert.InRange(last.TestAccuracy!.Value, 0.85, 1);
    }

    [Theory]
    [InlineData("sigmoid-binary-cross-entropy", 1)]
    [InlineData("sigmoid-binary-cross-entropy", 2)]
    [InlineData("identity-mean-squared-error", 1)]
    [InlineData("identity-mean-squared-error", 2)]
    public void Every_loss_learns_the_task_with_one_output_or_two(string loss, int outputs)
    {
        Trainer trainer = new(
            DatasetRecord.CirclesAndSquares(),
            new NeuralIllumination.Learning.Architecture([64, 16, outputs], loss: Terms.Parse<LossFunction>(loss)),
            new TrainingOptions { LearningRate = 0.03 }
        );
        EpochRecord last = trainer.Run(100).Last;
        Assert.InRange(last.TrainAccuracy!.Value, 0.97, 1);
        Assert.Equal(outputs, trainer.Predict(trainer.Data.Test, 1)[0].Probabilities.Count);
    }

    [Fact]
    public void The_penalty_keeps_weights_smaller_and_the_test_loss_lower()
    {
        Trainer free = Train(new TrainingOptions());
        Trainer held = Train(new TrainingOptions { L2 = 0.01 });
        RunRecord freeRun = free.Run(100);
        RunRecord heldRun = held.Run(100);
        Assert.True(Squares(held) < 0.5 * Squares(free));
        Assert.True(heldRun.Last.TrainLoss > freeRun.Last.TrainLoss);
    }

    [Fact]
    public void A_step_says_what_its_optimiser_remembers()
    {
        StepRecord step = Train(
                new TrainingOptions
                {
                    LearningRate = 0.01,
                    Optimizer = Optimizer.Adam,
                    L2 = 0.001,
                }
            )
            .Step();
        LayerStepRecord layer = step.Layers[0];
        double g = layer.WeightGradient![3, 5];
        Assert.Equal(0.1 * g, layer.FirstMoment![3, 5], 1e-15);
        Assert.Equal(0.001 * g * g, layer.SecondMoment![3, 5], 1e-15);
        Assert.Equal(0.1, step.MomentCorrections!.Value.First, 1e-15);
        Assert.Equal(0.001, step.MomentCorrections.Value.Second, 1e-15);
        Assert.Equal(
            0.0005 * step.Layers.Sum(l => l.WeightsBefore.Values.ToArray().Sum(w => w * w)),
            step.Penalty!.Value,
            1e-12
        );
        Assert.Null(Train(new TrainingOptions()).Step().Layers[0].FirstMoment);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Momentum_outside_its_range_is_refused(double momentum) =>
        Assert.Contains(
            "Momentum must lie in [0, 1); got ",
            Assert.Throws<OptionException>(() => Train(new TrainingOptions { Momentum = momentum })).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_penalty_outside_its_range_is_refused(double lambda) =>
        Assert.Contains(
            "L2 must lie in [0, 1]; got ",
            Assert.Throws<OptionException>(() => Train(new TrainingOptions { L2 = lambda })).Message,
            StringComparison.Ordinal
        );

    private static Trainer Train(TrainingOptions options) =>
        new(DatasetRecord.CirclesAndSquares(), new NeuralIllumination.Learning.Architecture([64, 16, 2]), options);

    private static double Squares(Trainer trainer) =>
        trainer.Snapshot().Layers.Sum(layer => layer.Weights.Values.ToArray().Sum(w => w * w));
}
