using NeuralIllumination.Engine;

namespace NeuralIllumination.Tests.Engine;

public sealed class ContoursTests
{
    [Fact]
    public void A_slope_is_cut_by_one_straight_line()
    {
        // f = x + y over the unit square, on 5 crossings: at least 1 below and right of the diagonal from (0, 1) to (1, 0).
        double[] slope = Values(5, (x, y) => x + y);
        Contours contours = new(5);
        contours.Trace(slope, 0, 1, isTurned: false, 1);
        Assert.Equal(1, contours.Rings);
        Assert.Equal(0.5, Area(contours), 1e-12);

        // The diagonal has no point between its ends, so that the triangle has three corners; the walk may begin on a side.
        Assert.InRange(contours.Ends[0], 3, 4);
        contours.Trace(slope, 0, 1, isTurned: true, -1);
        Assert.Equal(0.5, Area(contours), 1e-12);
    }

    [Fact]
    public void All_of_the_square_is_one_ring_and_nothing_is_none()
    {
        double[] flat = Values(6, (_, _) => 2);
        Contours contours = new(6);
        contours.Trace(flat, 0, 1, isTurned: false, 2);
        Assert.Equal(1, contours.Rings);
        Assert.Equal(1, Area(contours), 1e-12);
        contours.Trace(flat, 0, 1, isTurned: false, 2.1);
        Assert.Equal(0, contours.Rings);
        contours.Trace(Values(6, (_, _) => double.NaN), 0, 1, isTurned: false, 0);
        Assert.Equal(0, contours.Rings);
    }

    [Fact]
    public void A_disc_with_a_hole_has_the_area_of_both()
    {
        const int Side = 101;
        double[] ring = Values(
            Side,
            (x, y) => 0.1 - Math.Abs(Math.Sqrt((x - 0.5) * (x - 0.5) + (y - 0.5) * (y - 0.5)) - 0.3)
        );
        Contours contours = new(Side);
        contours.Trace(ring, 0, 1, isTurned: false, 0);
        Assert.Equal(2, contours.Rings);
        Assert.Equal(Math.PI * (0.16 - 0.04), Area(contours), 1e-3);
    }

    [Fact]
    public void Each_crossing_of_any_grid_lies_inside_or_outside_as_it_is_high_or_not()
    {
        Random random = new(20261130);
        for (int trial = 0; trial < 300; trial++)
        {
            int side = random.Next(2, 9);
            double[] values = Values(side, (_, _) => random.Next(8) == 0 ? -1000 : random.Next(-3, 4));
            Contours contours = new(side);
            // Between whole numbers, so that no crossing lies on a border.
            const double Level = 0.5;
            contours.Trace(values, 0, 1, isTurned: false, Level);
            for (int place = 0; place < values.Length; place++)
            {
                // A little inside the square, for its own border is one of a ring.
                (int column, int row) = (place % side, place / side);
                double x = Math.Clamp((double)column / (side - 1), 1e-6, 1 - 1e-6);
                double y = Math.Clamp((double)row / (side - 1), 1e-6, 1 - 1e-6);
                Assert.Equal(values[place] >= Level ? 1 : 0, Turns(contours, x, y));
            }
        }
    }

    [Fact]
    public void What_is_not_finite_leaves_every_point_in_the_square()
    {
        Random random = new(8);
        double[] odd = [double.NaN, double.NegativeInfinity, double.PositiveInfinity, 1, -1];
        Contours contours = new(7);
        for (int trial = 0; trial < 100; trial++)
        {
            contours.Trace(Values(7, (_, _) => odd[random.Next(5)]), 0, 1, isTurned: false, 0);
            Assert.All(Lines(contours), line => Assert.True(line is { X: >= 0 and <= 1, Y: >= 0 and <= 1 }));
        }
    }

    [Fact]
    public void Every_third_crossing_is_the_grid_of_those_alone()
    {
        Random random = new(5);
        double[] fine = Values(13, (_, _) => random.NextDouble());
        double[] coarse = [.. Enumerable.Range(0, 25).Select(i => fine[i / 5 * 3 * 13 + i % 5 * 3])];
        Contours contours = new(5);
        contours.Trace([9, 9, .. fine], 2, 3, isTurned: false, 0.5);
        double[] points = [.. contours.Points];
        int rings = contours.Rings;
        contours.Trace(coarse, 0, 1, isTurned: false, 0.5);
        Assert.Equal(rings, contours.Rings);
        Assert.Equal(contours.Points[..(2 * contours.Ends[rings - 1])], points[..(2 * contours.Ends[rings - 1])]);
    }

    private static double[] Values(int side, Func<double, double, double> of) =>
        [.. Enumerable.Range(0, side * side).Select(i => of(i % side / (side - 1.0), i / side / (side - 1.0)))];

    private static IEnumerable<(double X, double Y, double ToX, double ToY)> Lines(Contours contours)
    {
        for (int ring = 0; ring < contours.Rings; ring++)
        {
            int first = ring == 0 ? 0 : contours.Ends[ring - 1];
            for (int p = first; p < contours.Ends[ring]; p++)
            {
                int next = p + 1 < contours.Ends[ring] ? p + 1 : first;
                double[] at = contours.Points;
                yield return (at[2 * p], at[2 * p + 1], at[2 * next], at[2 * next + 1]);
            }
        }
    }

    // Gauss's: what is high lies at the right of each line, y running down.
    private static double Area(Contours contours) =>
        Lines(contours).Sum(line => line.X * line.ToY - line.ToX * line.Y) / 2;

    // How often the rings run around a place, clockwise as it is seen.
    private static int Turns(Contours contours, double x, double y)
    {
        int turns = 0;
        foreach ((double fromX, double fromY, double toX, double toY) in Lines(contours))
        {
            bool crosses = fromY <= y != toY <= y;
            if (crosses && fromX + (y - fromY) / (toY - fromY) * (toX - fromX) > x)
                turns += toY > fromY ? 1 : -1;
        }

        return turns;
    }
}
