using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>A step's numbers, averaged over the samples of its batch: one row instead of B.</summary>
internal static class BatchMean
{
    /// <summary>The mean of each column, [columns].</summary>
    public static double[] Of(Matrix rows)
    {
        double[] mean = new double[rows.Columns];
        for (int s = 0; s < rows.Rows; s++)
        {
            for (int c = 0; c < mean.Length; c++)
                mean[c] += rows[s, c];
        }

        for (int c = 0; c < mean.Length; c++)
            mean[c] /= rows.Rows;
        return mean;
    }

    /// <summary>A layer with the means in the place of its rows. Sums stay true, since z̄ = W x̄ + b; what is not linear does not.</summary>
    public static LayerStepRecord Of(LayerStepRecord layer) =>
        layer with
        {
            X = Matrix.Of([Of(layer.X)]),
            Z = Matrix.Of([Of(layer.Z)]),
            A = Matrix.Of([Of(layer.A)]),
            Delta = layer.Delta is null ? null : Matrix.Of([Of(layer.Delta)]),
        };
}
