using NeuralIllumination.Engine;

namespace NeuralIllumination.Tests.Engine;

public sealed class RandomTests
{
    [Fact]
    public void SplitMix64_gives_the_published_sequence()
    {
        SplitMix64 random = new(1234567);
        ulong[] published =
        [
            6457827717110365317,
            3203168211198807973,
            9817491932198370423,
            4593380528125082431,
            16408922859458223821,
        ];
        foreach (ulong expected in published)
            Assert.Equal(expected, (ulong)random.Next());
    }

    [Fact]
    public void Xoshiro256_gives_the_published_sequence_from_state_1_2_3_4()
    {
        Xoshiro256 random = new(0, 0);
        random.Restore([1, 2, 3, 4]);
        ulong[] published =
        [
            11520,
            0,
            1509978240,
            1215971899390074240,
            1216172134540287360,
            607988272756665600,
            16172922978634559625,
            8476171486693032832,
            10595114339597558777,
            2904607092377533576,
        ];
        foreach (ulong expected in published)
            Assert.Equal(expected, (ulong)random.NextBits());
    }

    [Fact]
    public void A_stream_starts_at_its_own_four_words_of_the_seed()
    {
        SplitMix64 words = new(99);
        long[] all = [.. Enumerable.Range(0, 12).Select(_ => words.Next())];
        for (int stream = 0; stream < 3; stream++)
        {
            long[] state = new long[4];
            new Xoshiro256(99, stream).Save(state);
            Assert.Equal(all[(4 * stream)..(4 * stream + 4)], state);
        }
    }

    [Fact]
    public void A_saved_state_goes_on_where_it_was()
    {
        Xoshiro256 random = new(5, 1);
        random.NextGaussian();
        long[] state = new long[4];
        random.Save(state);
        double[] first = [.. Enumerable.Range(0, 50).Select(_ => random.NextGaussian())];
        random.Restore(state);
        Assert.Equal(first, Enumerable.Range(0, 50).Select(_ => random.NextGaussian()));
    }

    [Fact]
    public void NextInt_is_uniform_within_its_bound()
    {
        Xoshiro256 random = new(3, 0);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++)
            counts[random.NextInt(7)]++;
        // Chi-square with 6 degrees of freedom: beyond 22.46 in one of a thousand fair generators; the seed is fixed.
        double chiSquare = counts.Sum(count => (count - 10_000.0) * (count - 10_000.0) / 10_000);
        Assert.InRange(chiSquare, 0, 22.46);
    }

    [Fact]
    public void Gaussians_have_mean_0_and_variance_1()
    {
        Xoshiro256 random = new(11, 1);
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextGaussian())];
        Assert.InRange(draws.Average(), -0.01, 0.01);
        Assert.InRange(draws.Average(z => z * z), 0.985, 1.015);
        Assert.InRange(draws.Average(z => z * z * z * z), 2.9, 3.1);
    }

    [Fact]
    public void A_shuffle_is_a_permutation_and_every_place_is_as_likely()
    {
        Xoshiro256 random = new(13, 2);
        int[] firsts = new int[5];
        for (int run = 0; run < 10_000; run++)
        {
            int[] order = [0, 1, 2, 3, 4];
            random.Shuffle(order);
            Assert.Equal([0, 1, 2, 3, 4], order.Order());
            firsts[order[0]]++;
        }

        Assert.All(firsts, count => Assert.InRange(count, 1800, 2200));
    }
}
