using NeuralIllumination.Learning;

namespace NeuralIllumination.Views.Tests;

/// <summary>The averages of a batch are its record's, and keep the rules that are said of them.</summary>
public sealed class BatchMathTests
{
    private static StepRecord Step(LossFunction loss = LossFunction.SoftmaxCrossEntropy, double l2 = 0)
    {
        Trainer trainer = new(
            DatasetRecord.CirclesAndSquares(),
            new Architecture([64, 16, 2], loss: loss),
            new TrainingOptions { L2 = l2 }
        );
        trainer.Run(2);
        return trainer.Step();
    }

    [Theory]
    [InlineData("step-average")]
    [InlineData("step-average-deep")]
    [InlineData("step-average-no-hidden")]
    public void Every_sum_closes(string name) =>
        Assert.True(
            ((BatchMathView)Gallery.Views[name]).Steps.SelectMany(step => step.Tables).Sum(Sums.Check) > 0,
            "no sum was found"
        );

    [Theory]
    [InlineData(LossFunction.SoftmaxCrossEntropy, 0)]
    [InlineData(LossFunction.SigmoidBinaryCrossEntropy, 0.01)]
    [InlineData(LossFunction.IdentityMeanSquaredError, 0)]
    public void It_has_the_twelve_steps_whatever_the_loss(LossFunction loss, double l2) =>
        Assert.Equal(Enumerable.Range(1, 12), new BatchMathView(Step(loss, l2)).Steps.Select(step => step.Number));

    [Fact]
    public void A_mean_sum_is_the_sum_of_the_mean_input()
    {
        LayerStepRecord layer = Step().Layers[0];
        LayerStepRecord mean = BatchMean.Of(layer);
        for (int unit = 0; unit < layer.Outputs; unit++)
        {
            double z =
                layer.BiasesBefore[unit]
                + Enumerable.Range(0, layer.Inputs).Sum(i => layer.WeightsBefore[unit, i] * mean.X[0, i]);
            Assert.Equal(mean.Z[0, unit], z, 12);
        }
    }

    [Fact]
    public void The_mean_blame_is_the_bias_gradient()
    {
        StepRecord step = Step();
        foreach (LayerStepRecord layer in step.Layers)
        {
            for (int unit = 0; unit < layer.Outputs; unit++)
                Assert.Equal(layer.BiasGradient![unit], BatchMean.Of(layer).Delta![0, unit], 14);
        }
    }

    [Theory]
    [InlineData(Phase.Forward, 5)]
    [InlineData(Phase.Loss, 6)]
    [InlineData(Phase.Backward, 10)]
    public void A_step_that_has_not_come_far_shows_so_much(Phase phase, int steps)
    {
        Trainer trainer = new(DatasetRecord.CirclesAndSquares(), new Architecture([64, 16, 2]));
        StepRecord step;
        do step = trainer.StepPhase();
        while (step.Phase != phase);

        Assert.Equal(steps, new BatchMathView(step).Steps.Count);
    }
}
