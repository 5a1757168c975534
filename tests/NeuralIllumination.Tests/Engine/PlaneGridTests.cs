using NeuralIllumination.Engine;

namespace NeuralIllumination.Tests.Engine;

public sealed class PlaneGridTests
{
    [Fact]
    public void Every_crossing_is_what_the_network_says_there()
    {
        const int Side = 9;
        Network network = Drawn([2, 7, 5, 3], Activation.Tanh);
        PlaneGrid grid = new(network, Side, 0);
        grid.Take(network, LossFunction.SoftmaxCrossEntropy, 1.5);
        BatchState one = new(network, 1) { Count = 1 };
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                // From left to right, and from the top down.
                one.Inputs[0] = -1.5 + 3.0 * column / (Side - 1);
                one.Inputs[1] = 1.5 - 3.0 * row / (Side - 1);
                Propagation.Forward(network, LossFunction.SoftmaxCrossEntropy, one);
                int place = row * Side + column;
                for (int l = 0; l < 2; l++)
                {
                    for (int u = 0; u < network.Layers[l].Outputs; u++)
                        Assert.Equal(one.Activations[l][u], grid.Values[l][u * Side * Side + place]);
                }

                for (int k = 0; k < 3; k++)
                    Assert.Equal(one.Predictions[k], grid.Values[2][k * Side * Side + place]);
            }
        }
    }

    [Fact]
    public void A_crossing_is_given_the_features_of_its_place()
    {
        const int All = 0b11111;
        Network network = Drawn([7, 4, 2], Activation.Tanh);
        PlaneGrid grid = new(network, 5, All);
        grid.Take(network, LossFunction.SoftmaxCrossEntropy, 2);
        BatchState one = new(network, 1) { Count = 1 };
        (double x, double y) = (1, -2);
        double[] inputs = [x, y, x * x, y * y, x * y, Math.Sin(2 * Math.PI * x), Math.Sin(2 * Math.PI * y)];
        inputs.CopyTo(one.Inputs, 0);
        Propagation.Forward(network, LossFunction.SoftmaxCrossEntropy, one);
        Assert.Equal(one.Predictions[0], grid.Values[1][4 * 5 + 3], 1e-12);
    }

    [Fact]
    public void A_class_leads_where_it_is_chosen_and_by_what_it_is_ahead()
    {
        Network network = Drawn([2, 6, 4], Activation.Relu);
        PlaneGrid grid = new(network, 16, 0);
        grid.Take(network, LossFunction.SoftmaxCrossEntropy, 1);
        double[][] leads = [.. Enumerable.Range(0, 4).Select(label => Lead(grid, label))];
        for (int place = 0; place < 256; place++)
        {
            double[] said = [.. Enumerable.Range(0, 4).Select(k => grid.Values[1][k * 256 + place])];
            int chosen = Evaluation.Choice(said, 0, 4);
            double second = said.Where((_, k) => k != chosen).Max();
            Assert.Equal(said[chosen] - second, leads[chosen][place]);
            Assert.All(Enumerable.Range(0, 4).Where(k => k != chosen), k => Assert.True(leads[k][place] <= 0));
        }
    }

    [Fact]
    public void One_output_leads_for_both_of_its_classes()
    {
        Network network = Drawn([2, 3, 1], Activation.Relu);
        PlaneGrid grid = new(network, 8, 0);
        grid.Take(network, LossFunction.SigmoidBinaryCrossEntropy, 1);
        double[] expected = [.. grid.Values[1].Select(y => 2 * y - 1)];
        Assert.Equal(expected, Lead(grid, 1));
        Assert.Equal(expected.Select(lead => -lead), Lead(grid, 0));
    }

    [Fact]
    public void A_letter_stands_where_its_class_leads_most_and_nowhere_where_it_never_does()
    {
        Network network = Drawn([2, 3, 2], Activation.Relu);
        PlaneGrid grid = new(network, 20, 0);
        double[] lead =
        [
            .. Enumerable
                .Range(0, 400)
                .Select(i =>
                    i == 0 ? 9.0
                    : i == 7 * 20 + 11 ? 0.5
                    : -0.1
                ),
        ];

        // The corner leads more, but a letter there would be cut off.
        Assert.Equal(7 * 20 + 11, grid.Heart(lead));
        Assert.Equal(-1, grid.Heart([.. lead.Select(_ => -0.1)]));
    }

    [Fact]
    public void A_line_is_a_grid_of_one_row()
    {
        Network network = Drawn([1, 4, 1], Activation.Tanh);
        PlaneGrid grid = new(network, 5, 0);
        grid.Take(network, LossFunction.IdentityMeanSquaredError, 2);
        Assert.Equal(1, grid.Rows);
        BatchState one = new(network, 1) { Count = 1 };
        foreach ((double x, int place) in new[] { (-2.0, 0), (-1.0, 1), (0.0, 2), (2.0, 4) })
        {
            one.Inputs[0] = x;
            Propagation.Forward(network, LossFunction.IdentityMeanSquaredError, one);
            Assert.Equal(one.Predictions[0], grid.Values[1][place]);
        }

        Assert.Equal(grid.Values[0][5..10].Max(Math.Abs), grid.Most(0, 1));
    }

    private static double[] Lead(PlaneGrid grid, int label)
    {
        double[] lead = new double[grid.Side * grid.Rows];
        grid.Lead(label, lead);
        return lead;
    }

    private static Network Drawn(int[] sizes, Activation activation)
    {
        Network network = new(sizes, activation);
        Initializer.Fill(network, Initialization.HeNormal, new Xoshiro256(42, Xoshiro256.StartStream));
        Xoshiro256 random = new(3, Xoshiro256.StartStream);
        foreach (DenseLayer layer in network.Layers)
        {
            for (int b = layer.BiasesAt; b < layer.End; b++)
                network.Parameters[b] = random.NextGaussian();
        }

        return network;
    }
}
