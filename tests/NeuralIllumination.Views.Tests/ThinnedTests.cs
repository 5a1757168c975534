using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace NeuralIllumination.Views.Tests;

public sealed class ThinnedTests
{
    [Fact]
    public void A_peak_of_one_epoch_survives_in_a_run_of_100000()
    {
        (int Epoch, double Value)[] points =
        [
            .. Enumerable
                .Range(0, 100_001)
                .Select(e =>
                    (
                        e,
                        e == 54_321 ? 9.0
                        : e == 77_777 ? -9.0
                        : 1.0 / (1 + e)
                    )
                ),
        ];
        IReadOnlyList<(int Epoch, double Value)> kept = Thinned.Of(points);
        Assert.InRange(kept.Count, 300, Thinned.Most);
        Assert.Contains((54_321, 9.0), kept);
        Assert.Contains((77_777, -9.0), kept);
    }

    [Property(MaxTest = 100)]
    public void Ends_extremes_and_order_are_kept(PositiveInt count, int seed)
    {
        Random random = new(seed);
        (int Epoch, double Value)[] points =
        [
            .. Enumerable.Range(0, count.Get * 40).Select(e => (e, random.NextDouble())),
        ];
        IReadOnlyList<(int Epoch, double Value)> kept = Thinned.Of(points);
        Assert.True(kept.Count <= Thinned.Most);
        Assert.Equal((points[0], points[^1]), (kept[0], kept[^1]));
        Assert.Equal(points.Max(p => p.Value), kept.Max(p => p.Value));
        Assert.Equal(points.Min(p => p.Value), kept.Min(p => p.Value));
        Assert.Equal(kept.Select(p => p.Epoch).Distinct().Order(), kept.Select(p => p.Epoch));
    }
}
