using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

public sealed class DiagnosticsTests
{
    [Fact]
    public void Numbers_worked_by_hand_are_described_rightly()
    {
        Statistics described = Statistics.Of([3, -1, 2, 4]);
        Assert.Equal((4, 2.0, -1.0, 4.0), (described.Count, described.Mean, described.Smallest, described.Largest));
        Assert.Equal(Math.Sqrt(14.0 / 4), described.StandardDeviation);
        Assert.Equal(Math.Sqrt(30), described.Norm);
    }

    [Property(MaxTest = 60)]
    public Property The_last_update_is_what_the_parameters_moved_by() =>
        Prop.ForAll(
            Given.Trainings().ToArbitrary(),
            trainer =>
            {
                Assert.All(trainer.Diagnose().Layers, layer => Assert.Null(layer.UpdateNorm));
                for (int step = 0; step < 3; step++)
                {
                    NetworkRecord before = trainer.Snapshot();
                    double rate = trainer.LearningRate;
                    trainer.Step();
                    NetworkRecord after = trainer.Snapshot();
                    trainer.LearningRate = rate / 2;
                    DiagnosticsRecord diagnostics = trainer.Diagnose();
                    Assert.Equal(rate, diagnostics.UpdateRate);
                    for (int l = 0; l < before.Layers.Count; l++)
                    {
                        double moved = Distance(before.Layers[l], after.Layers[l]);
                        Assert.Equal(moved, diagnostics.Layers[l].UpdateNorm!.Value, 1e-9 * (1 + moved));
                    }
                }
            }
        );

    [Fact]
    public void The_gradients_are_the_steps_and_its_update_is_told_until_the_next_one_takes_its_place()
    {
        Trainer trainer = Given.Default();
        Assert.All(trainer.Diagnose().Layers, layer => Assert.Null(layer.WeightGradient));
        StepRecord step = trainer.Step();
        double norm = Math.Sqrt(step.Layers[0].WeightGradient!.Values.ToArray().Sum(g => g * g));
        Assert.Equal(norm, trainer.Diagnose().Layers[0].WeightGradient!.Value.Norm, 12);

        for (int phase = 0; phase < 2; phase++)
            trainer.StepPhase();
        Assert.NotNull(trainer.Diagnose().Layers[0].UpdateNorm);
        trainer.StepPhase();
        Assert.Null(trainer.Diagnose().Layers[0].UpdateNorm);
        Assert.NotNull(trainer.Diagnose().Layers[0].WeightGradient);
    }

    [Theory]
    [InlineData(Activation.Relu, -100, true)]
    [InlineData(Activation.Relu, 100, false)]
    [InlineData(Activation.Tanh, -100, true)]
    [InlineData(Activation.Sigmoid, 100, true)]
    [InlineData(Activation.Tanh, 0, false)]
    [InlineData(Activation.LeakyRelu, -100, false)]
    [InlineData(Activation.Identity, 100, false)]
    public void A_unit_pushed_to_one_side_is_silent_where_its_slope_is_gone(
        Activation activation,
        double bias,
        bool isSilent
    )
    {
        // 40 samples take two pieces of the evaluation: the second one counts too.
        Trainer trainer = new(
            DatasetRecord.CirclesAndSquares(1, 40, 0),
            new Architecture([64, 5, 2], activation, Initialization.Zero)
        );
        trainer.Set(new ParameterChange(1, 0, null, 1));
        for (int unit = 1; unit < 5; unit++)
            trainer.Set(new ParameterChange(1, unit, null, unit == 3 ? bias : 0.5));
        string fingerprint = trainer.Fingerprint;
        Assert.Equal(isSilent ? [3] : [], trainer.Diagnose().Layers[0].SilentUnits);
        Assert.Equal(fingerprint, trainer.Fingerprint);
        trainer.Run(1);
        Trainer undisturbed = Trainer.Replay(trainer.Recipe);
        Assert.Equal(undisturbed.Fingerprint, trainer.Fingerprint);
    }

    [Fact]
    public void One_sample_that_a_unit_answers_to_is_enough()
    {
        Sample[] samples = [.. Enumerable.Range(0, 70).Select(i => new Sample([i == 50 ? 1 : -1], i & 1))];
        Trainer trainer = new(OwnData.Create(samples, []), new Architecture([1, 2, 2], Activation.Relu));
        trainer.Set(new ParameterChange(1, 0, 0, 1));
        trainer.Set(new ParameterChange(1, 1, 0, 0));
        DiagnosticsRecord diagnostics = trainer.Diagnose();
        Assert.Equal([1], diagnostics.Layers[0].SilentUnits);
        Assert.Empty(diagnostics.Layers[1].SilentUnits);
        Assert.Equal([35, 35], diagnostics.TrainCounts);
        Assert.Equal([0, 0], diagnostics.TestCounts);
    }

    private static double Distance(LayerRecord before, LayerRecord after) =>
        Math.Sqrt(
            before.Weights.Values.ToArray().Zip(after.Weights.Values.ToArray(), (a, b) => (b - a) * (b - a)).Sum()
                + before.Biases.Zip(after.Biases, (a, b) => (b - a) * (b - a)).Sum()
        );
}
