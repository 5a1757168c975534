using NeuralIllumination.Engine;

namespace NeuralIllumination.Tests.Engine;

public sealed class CirclesAndSquaresTests
{
    [Fact]
    public void Pictures_are_binary_and_classes_balanced()
    {
        Samples samples = Draw(seed: 42, count: 240);
        Assert.All(samples.Inputs, pixel => Assert.True(pixel is 0 or 1));
        Assert.Equal(120, samples.Labels.Count(label => label == 0));
        Assert.Equal(120, samples.Labels.Count(label => label == 1));
        for (int s = 0; s < samples.Count; s++)
            Assert.Equal(1, samples.Targets[2 * s + samples.Labels[s]]);
    }

    [Fact]
    public void One_seed_is_one_data_set()
    {
        Assert.Equal(Draw(42, 50).Inputs, Draw(42, 50).Inputs);
        Assert.NotEqual(Draw(42, 50).Inputs, Draw(43, 50).Inputs);
    }

    [Fact]
    public void Seed_42_is_the_same_data_set_for_good() =>
        Assert.Equal("5ba65c7616efd9fc", Fingerprint.Of(Draw(42, 280).Inputs).ToString("x16", null));

    [Fact]
    public void Discs_and_outlines_both_occur()
    {
        // A disc lights its middle; an outline, but for flipped pixels, does not
        Samples samples = Draw(seed: 5, count: 2000);
        int lit = Enumerable.Range(0, 2000).Count(s => samples.Inputs[s * 64 + 27] + samples.Inputs[s * 64 + 36] == 2);
        Assert.InRange(lit, 880, 1000);
    }

    private static Samples Draw(long seed, int count)
    {
        Samples samples = new(count, 64, 2);
        CirclesAndSquares.Fill(samples, CirclesAndSquares.Flip, new Xoshiro256(seed, Xoshiro256.DataStream));
        return samples;
    }
}
