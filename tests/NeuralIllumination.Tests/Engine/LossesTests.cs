using NeuralIllumination.Engine;

namespace NeuralIllumination.Tests.Engine;

public sealed class LossesTests
{
    [Fact]
    public void Softmax_by_hand()
    {
        // e⁰ : e^ln3 = 1 : 3
        double[] predictions = new double[2];
        Losses.Predict(LossFunction.SoftmaxCrossEntropy, [0, Math.Log(3)], predictions, 1, 2);
        Assert.Equal(0.25, predictions[0], 1e-15);
        Assert.Equal(0.75, predictions[1], 1e-15);
    }

    [Fact]
    public void Cross_entropy_of_an_even_guess_is_ln_2()
    {
        Assert.Equal(0.6931471805599453, Loss(LossFunction.SoftmaxCrossEntropy, [5, 5], [1, 0]));
    }

    [Fact]
    public void Cross_entropy_keeps_its_digits_where_a_probability_would_vanish()
    {
        Assert.Equal(1000, Loss(LossFunction.SoftmaxCrossEntropy, [-1000, 0], [1, 0]));
    }

    [Fact]
    public void Binary_cross_entropy_by_hand()
    {
        // σ(ln 3) = 3/4: L = −ln 3/4 where y = 1, −ln 1/4 where y = 0
        double[] predictions = new double[1];
        Losses.Predict(LossFunction.SigmoidBinaryCrossEntropy, [Math.Log(3)], predictions, 1, 1);
        Assert.Equal(0.75, predictions[0], 1e-15);
        Assert.Equal(Math.Log(4.0 / 3), Loss(LossFunction.SigmoidBinaryCrossEntropy, [Math.Log(3)], [1]), 1e-15);
        Assert.Equal(Math.Log(4), Loss(LossFunction.SigmoidBinaryCrossEntropy, [Math.Log(3)], [0]), 1e-15);
        Assert.Equal(2 * Math.Log(2), Loss(LossFunction.SigmoidBinaryCrossEntropy, [0, 0], [0, 1]), 1e-15);
    }

    [Fact]
    public void Binary_cross_entropy_keeps_its_digits_at_both_ends()
    {
        Assert.Equal(1000, Loss(LossFunction.SigmoidBinaryCrossEntropy, [-1000], [1]));
        // −ln σ(50) = ln(1 + e⁻⁵⁰) = e⁻⁵⁰ to first order
        Assert.Equal(1, Loss(LossFunction.SigmoidBinaryCrossEntropy, [50], [1]) / Math.Exp(-50), 1e-12);
    }

    [Fact]
    public void Squared_error_by_hand()
    {
        // ½ ((3 − 1)² + (0 − 4)²) = 10
        Assert.Equal(10, Loss(LossFunction.IdentityMeanSquaredError, [3, 0], [1, 4]));
    }

    [Fact]
    public void Large_logits_do_not_overflow()
    {
        double[] predictions = new double[3];
        Losses.Predict(LossFunction.SoftmaxCrossEntropy, [1e308, 1e308, -1e308], predictions, 1, 3);
        Assert.Equal([0.5, 0.5, 0], predictions);
    }

    private static double Loss(LossFunction loss, double[] logits, double[] targets)
    {
        double[] predictions = new double[logits.Length];
        double[] losses = new double[1];
        Losses.Predict(loss, logits, predictions, 1, logits.Length);
        Losses.PerSample(loss, logits, predictions, targets, losses, 1, logits.Length);
        return losses[0];
    }
}
