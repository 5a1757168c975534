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
        double[] losses = new double[1];
        Losses.PerSample(LossFunction.SoftmaxCrossEntropy, [5, 5], [1, 0], losses, 1, 2);
        Assert.Equal(0.6931471805599453, losses[0]);
    }

    [Fact]
    public void Cross_entropy_keeps_its_digits_where_a_probability_would_vanish()
    {
        double[] losses = new double[1];
        Losses.PerSample(LossFunction.SoftmaxCrossEntropy, [-1000, 0], [1, 0], losses, 1, 2);
        Assert.Equal(1000, losses[0]);
    }

    [Fact]
    public void Large_logits_do_not_overflow()
    {
        double[] predictions = new double[3];
        Losses.Predict(LossFunction.SoftmaxCrossEntropy, [1e308, 1e308, -1e308], predictions, 1, 3);
        Assert.Equal([0.5, 0.5, 0], predictions);
    }
}
