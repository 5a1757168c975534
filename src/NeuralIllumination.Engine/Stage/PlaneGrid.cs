namespace NeuralIllumination.Engine;

/// <summary>What a network makes of a plane, from its own forward pass: every unit's activation, and the outputs, at the crossings of a grid.</summary>
/// <remarks>
/// A network of points sees the square from −span to span, both ways, row by row from the top. One of a single input sees the line from −span
/// to span, as a grid of one row.
/// </remarks>
public sealed class PlaneGrid
{
    private readonly BatchState batch;
    private readonly int layers;
    private readonly int chosen;

    /// <summary>Makes room.</summary>
    /// <param name="network">Of one input, or of a point's two coordinates and what is chosen beside them.</param>
    /// <param name="side">Crossings in a row, at least 2.</param>
    /// <param name="chosen">What it is given beside a point's coordinates, as in <see cref="PlaneFeatures"/>.</param>
    public PlaneGrid(Network network, int side, int chosen)
    {
        this.chosen = chosen;
        Side = side;
        Rows = network.Inputs == 1 ? 1 : side;
        layers = network.Layers.Length;
        batch = new BatchState(network, side) { Count = side };
        Values = new double[layers][];
        for (int l = 0; l < layers; l++)
            Values[l] = new double[network.Layers[l].Outputs * Rows * side];
    }

    /// <summary>Crossings in a row.</summary>
    public int Side { get; }

    /// <summary>Rows: as many as crossings in each, or 1.</summary>
    public int Rows { get; }

    /// <summary>By layer, [units × crossings]: a of hidden units, and last ŷ.</summary>
    public double[][] Values { get; }

    /// <summary>Carries every crossing forward.</summary>
    /// <param name="network">Of the sizes that room was made for.</param>
    /// <param name="loss">Which output function.</param>
    /// <param name="span">How far the square reaches.</param>
    public void Take(Network network, LossFunction loss, double span)
    {
        int features = network.Inputs;
        for (int row = 0; row < Rows; row++)
        {
            for (int s = 0; s < Side; s++)
            {
                batch.Inputs[s * features] = At(s, span);
                if (features == 1)
                    continue;
                batch.Inputs[s * features + 1] = -At(row, span);
                PlaneFeatures.Write(batch.Inputs, s * features, chosen);
            }

            Propagation.Forward(network, loss, batch);
            for (int l = 0; l < layers; l++)
                Turn(l == layers - 1 ? batch.Predictions : batch.Activations[l], Values[l], row * Side);
        }
    }

    /// <summary>How far a class is ahead of all others at each crossing, 0 where two share the lead; below 0 where another leads.</summary>
    /// <remarks>A single output leads for class 1 by 2ŷ − 1, and for class 0 by as much less than 0.</remarks>
    /// <param name="label">The class.</param>
    /// <param name="lead">Receives it, one number a crossing.</param>
    public void Lead(int label, double[] lead)
    {
        double[] outputs = Values[layers - 1];
        int count = Rows * Side;
        int classes = outputs.Length / count;
        for (int i = 0; i < count; i++)
        {
            if (classes == 1)
            {
                double ahead = 2 * outputs[i] - 1;
                lead[i] = label == 1 ? ahead : -ahead;
                continue;
            }

            double best = double.NegativeInfinity;
            for (int k = 0; k < classes; k++)
            {
                double other = outputs[k * count + i];
                if (k != label && other > best)
                    best = other;
            }

            lead[i] = outputs[label * count + i] - best;
        }
    }

    /// <summary>Where a class leads most, away from the square's border: the place for its letter. −1 where it leads nowhere.</summary>
    /// <param name="lead">Its lead at each crossing.</param>
    public int Heart(double[] lead)
    {
        int margin = Side / 10;
        int best = -1;
        for (int row = margin; row < Rows - margin; row++)
        {
            for (int column = margin; column < Side - margin; column++)
            {
                int place = row * Side + column;
                double least = best < 0 ? 0 : lead[best];
                if (lead[place] > least)
                    best = place;
            }
        }

        return best;
    }

    /// <summary>The largest |a| of a unit.</summary>
    public double Most(int layer, int unit)
    {
        double[] values = Values[layer];
        int count = Rows * Side;
        double most = 0;
        for (int i = unit * count; i < (unit + 1) * count; i++)
        {
            double size = Math.Abs(values[i]);
            if (size > most)
                most = size;
        }

        return most;
    }

    // The middle one, where there is one, is 0 itself.
    private double At(int place, double span)
    {
        return span * (2 * place - (Side - 1)) / (Side - 1);
    }

    private void Turn(double[] rows, double[] to, int at)
    {
        int count = Rows * Side;
        int units = to.Length / count;
        for (int s = 0; s < Side; s++)
        {
            for (int u = 0; u < units; u++)
                to[u * count + at + s] = rows[s * units + u];
        }
    }
}
