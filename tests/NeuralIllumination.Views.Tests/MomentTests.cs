using NeuralIllumination.Learning;

namespace NeuralIllumination.Views.Tests;

public sealed class MomentTests
{
    private readonly Trainer trainer = new(DatasetRecord.CirclesAndSquares(), new Architecture([64, 4, 2]));

    [Fact]
    public void A_look_says_how_much_was_learned_before_it_and_whose_sample_it_is()
    {
        Assert.Contains("before learning, test sample 3", Look(), StringComparison.Ordinal);
        trainer.Step();
        Assert.Contains("after 1 batch, test sample 3", Look(), StringComparison.Ordinal);
        trainer.Run(2);
        Assert.Contains("after 2 epochs, test sample 3", Look(), StringComparison.Ordinal);
        trainer.Step();
        Assert.Contains("after 2 epochs and 1 batch, test sample 3", Look(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_says_which_it_is_and_that_its_sample_is_a_training_sample() =>
        Assert.Contains(
            "epoch 1, batch 1, training sample ",
            new NetworkView(trainer.Step()).ToString(),
            StringComparison.Ordinal
        );

    private string Look() => new NetworkView(trainer.Examine(trainer.Data.Test[3])).ToString();
}
