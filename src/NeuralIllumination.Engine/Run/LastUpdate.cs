namespace NeuralIllumination.Engine;

/// <summary>What the last update did, by the optimiser's rule from what it remembers.</summary>
public static class LastUpdate
{
    /// <summary>Whether that is still known: SGD remembers nothing, and the next batch's gradient takes the place of its own.</summary>
    public static bool IsKnown(TrainingLoop training)
    {
        return training.Epoch + training.Batch > 0
            && (training.Optimizer != Optimizer.Sgd || training.Next != Phase.Update);
    }

    /// <summary>‖Δθ‖ of a layer, where it is known.</summary>
    public static double Norm(TrainingLoop training, int layer)
    {
        OptimizerState memory = training.Memory;
        double[] step = training.Optimizer == Optimizer.Sgd ? training.Gradients : memory.First;
        double rate = training.UpdateRate;
        double firstShare = 1 - memory.FirstPower;
        double secondShare = 1 - memory.SecondPower;
        DenseLayer dense = training.Network.Layers[layer];
        double squares = 0;
        for (int i = dense.WeightsAt; i < dense.End; i++)
        {
            double change =
                training.Optimizer == Optimizer.Adam
                    ? rate * (step[i] / firstShare) / (Math.Sqrt(memory.Second[i] / secondShare) + Updates.Epsilon)
                    : rate * step[i];
            squares += change * change;
        }

        return Math.Sqrt(squares);
    }
}
