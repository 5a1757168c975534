using NeuralIllumination.Engine;

namespace NeuralIllumination.Tests.Engine;

public sealed class PlaneFeaturesTests
{
    [Fact]
    public void Each_follows_the_coordinates_in_its_order_and_what_is_not_chosen_takes_no_place()
    {
        double[] x = [9, 0.3, -0.4, 0, 0, 0];
        PlaneFeatures.Write(x, 1, 0b10101);
        Assert.Equal([9, 0.3, -0.4, 0.3 * 0.3, 0.3 * -0.4], x[..5]);
        Assert.Equal(Math.Sin(-0.8 * Math.PI), x[5], 1e-15);

        x = [0.3, -0.4, 7, 7, 7];
        PlaneFeatures.Write(x, 0, 0b01010);
        Assert.Equal(-0.4 * -0.4, x[2]);
        Assert.Equal(Math.Sin(0.6 * Math.PI), x[3], 1e-15);
        Assert.Equal(7, x[4]);
    }

    [Fact]
    public void Samples_keep_their_classes_or_their_quantities()
    {
        Samples points = new(2, 2, 3);
        new double[] { 1, 2, -3, 4 }.CopyTo(points.Inputs, 0);
        points.Label(0, 2);
        points.Label(1, 1);
        Samples wider = PlaneFeatures.Beside(points, 0b110);
        Assert.Equal(4, wider.Features);
        Assert.Equal([1, 2, 4, 2, -3, 4, 16, -12], wider.Inputs);
        Assert.Equal(points.Labels, wider.Labels);
        Assert.Equal(points.Targets, wider.Targets);
        Assert.False(wider.IsRegression);

        Samples quantities = new(1, 2, 2);
        quantities.Aim(0, 0, 0.25);
        quantities.Aim(0, 1, -7);
        wider = PlaneFeatures.Beside(quantities, 1);
        Assert.True(wider.IsRegression);
        Assert.Equal([0.25, -7], wider.Targets);
    }
}
