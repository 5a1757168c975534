using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

/// <summary>One step of a 2-2-2 network with numbers that can be followed on paper.</summary>
public sealed class HandWorkedStepTests
{
    private const double Close = 1e-15;

    // Given x = (1, 2), the true class 0,
    //   W1 = [[0.5, -0.25], [-1, 0.25]], b1 = (0, 0), W2 = [[1, 2], [-1, 1]], b2 = (0, 0), η = 0.5
    private static StepRecord Step()
    {
        double[] parameters = [0.5, -1, -0.25, 0.25, 0.1, 0, 1, -1, 2, 1, 0, 0];
        return new Trainer(
            OwnData.Create([new Sample([1, 2], 0)]),
            new Architecture([2, 2, 2]),
            new TrainingOptions { LearningRate = 0.5, BatchSize = 1 },
            parameters
        ).Step();
    }

    [Fact]
    public void Forward()
    {
        // z1 = (0.5·1 − 0.25·2 + 0.1, −1·1 + 0.25·2) = (0.1, −0.5); a1 = (0.1, 0); z2 = (0.1, −0.1)
        StepRecord step = Step();
        Assert.Equal(0.1, step.Layers[0].Z[0, 0], Close);
        Assert.Equal(-0.5, step.Layers[0].Z[0, 1], Close);
        Assert.Equal(0.1, step.Layers[0].A[0, 0], Close);
        Assert.Equal(0, step.Layers[0].A[0, 1]);
        Assert.Equal(0.1, step.Layers[1].Z[0, 0], Close);
        Assert.Equal(-0.1, step.Layers[1].Z[0, 1], Close);
        // ŷ0 = 1 / (1 + e^−0.2) = 0.549833997312478, L = −ln ŷ0 = 0.598138869381592
        Assert.Equal(0.549833997312478, step.Probabilities[0, 0], Close);
        Assert.Equal(0.598138869381592, step.Loss!.Value, 1e-15);
    }

    [Fact]
    public void Backward()
    {
        // δ2 = ŷ − y = (−0.450166002687522, 0.450166002687522); through W2ᵀ: 1·δ2₀ − 1·δ2₁ = −0.900332005375044; the second unit's gate is shut
        StepRecord step = Step();
        double d = 0.450166002687522;
        Assert.Equal(-d, step.Layers[1].Delta![0, 0], Close);
        Assert.Equal(d, step.Layers[1].Delta![0, 1], Close);
        Assert.Equal(-2 * d, step.Layers[0].Delta![0, 0], Close);
        Assert.Equal(0, step.Layers[0].Delta![0, 1]);
        // ∂L/∂W2 = δ2 a1ᵀ, ∂L/∂W1 = δ1 xᵀ
        Assert.Equal(-0.1 * d, step.Layers[1].WeightGradient![0, 0], Close);
        Assert.Equal(0, step.Layers[1].WeightGradient![0, 1]);
        Assert.Equal(-2 * d, step.Layers[0].WeightGradient![0, 0], Close);
        Assert.Equal(-4 * d, step.Layers[0].WeightGradient![0, 1], Close);
        Assert.Equal(0, step.Layers[0].WeightGradient![1, 1]);
        Assert.Equal(d, step.Layers[1].BiasGradient![1], Close);
    }

    [Fact]
    public void Update()
    {
        // W1[0, 0] = 0.5 + 0.5 · 2d = 0.5 + d
        StepRecord step = Step();
        Assert.Equal(0.5, step.Layers[0].WeightsBefore[0, 0]);
        Assert.Equal(0.950166002687522, step.Layers[0].WeightsAfter![0, 0], Close);
        Assert.Equal(-0.225083001343761, step.Layers[1].BiasesAfter![1], Close);
        Assert.Equal(0.25, step.Layers[0].WeightsAfter![1, 1]);
    }

    [Fact]
    public void Phases_not_yet_run_are_absent_and_those_run_are_there()
    {
        Trainer trainer = Given.Default();
        StepRecord forward = trainer.StepPhase();
        Assert.Equal(Phase.Forward, forward.Phase);
        Assert.Null(forward.Loss);
        Assert.Null(forward.Layers[0].Delta);
        StepRecord loss = trainer.StepPhase();
        Assert.NotNull(loss.Loss);
        StepRecord backward = trainer.StepPhase();
        Assert.NotNull(backward.Layers[0].WeightGradient);
        Assert.Null(backward.Layers[0].WeightsAfter);
        StepRecord update = trainer.StepPhase();
        Assert.NotNull(update.Layers[0].WeightsAfter);
        Assert.Equal(forward.Layers[0].WeightsBefore.Values.ToArray(), update.Layers[0].WeightsBefore.Values.ToArray());
        Assert.Equal((1, 1), (update.Epoch, update.Batch));
        Assert.Equal((1, 2), (trainer.Step().Epoch, trainer.Batch));
    }
}
