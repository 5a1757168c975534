using NeuralIllumination.Engine;

namespace NeuralIllumination.Tests.Engine;

public sealed class FingerprintTests
{
    [Fact]
    public void Any_bit_order_or_length_changes_it()
    {
        long of = Fingerprint.Of([1, 2, 3]);
        Assert.NotEqual(of, Fingerprint.Of([1, 2, Math.BitIncrement(3)]));
        Assert.NotEqual(of, Fingerprint.Of([1, 3, 2]));
        Assert.NotEqual(of, Fingerprint.Of([1, 2, 3, 0]));
        Assert.NotEqual(Fingerprint.Of([0.0]), Fingerprint.Of([-0.0]));
        Assert.Equal(of, Fingerprint.Of([1, 2, 3]));
    }

    [Fact]
    public void Every_NaN_counts_as_the_same()
    {
        double other = BitConverter.Int64BitsToDouble(0x7FF8000000000001);
        Assert.True(double.IsNaN(other));
        Assert.Equal(Fingerprint.Of([double.NaN]), Fingerprint.Of([other]));
    }
}
