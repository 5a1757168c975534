namespace NeuralIllumination.Engine;

/// <summary>What a run has measured, by epoch: losses and scores of both sets, and how many batches an epoch had.</summary>
public sealed class Measured
{
    private readonly Evaluation evaluation;
    private int[] known;
    private int[] batches;

    /// <summary>Room for so many epochs at first; it grows.</summary>
    public Measured(Network network, int epochs)
    {
        evaluation = new Evaluation(network);
        known = new int[epochs];
        TrainLoss = new double[epochs];
        TrainScore = new double[epochs];
        TestLoss = new double[epochs];
        TestScore = new double[epochs];
        batches = new int[epochs];
    }

    /// <summary>The mean loss of the samples learned from, by epoch.</summary>
    public double[] TrainLoss { get; private set; }

    /// <summary>Their <see cref="Evaluation.Score"/>, by epoch: the share that was right, or R².</summary>
    public double[] TrainScore { get; private set; }

    /// <summary>The mean loss of the samples kept for testing, by epoch; 0 where there are none.</summary>
    public double[] TestLoss { get; private set; }

    /// <summary>The same of these, by epoch; 0 where there are none.</summary>
    public double[] TestScore { get; private set; }

    /// <summary>How many batches the epoch after so many had; 0 where it has not been run.</summary>
    public int BatchesOf(int epoch)
    {
        return epoch < batches.Length ? batches[epoch] : 0;
    }

    /// <summary>Whether the network has been measured after so many epochs.</summary>
    public bool IsKnown(int epoch)
    {
        return epoch < known.Length && known[epoch] != 0;
    }

    /// <summary>Measures the network after so many epochs, unless that has been done.</summary>
    public void Take(int epoch, Network network, LossFunction loss, Samples train, Samples test)
    {
        MakeRoom(epoch);
        if (known[epoch] != 0)
            return;
        known[epoch] = 1;
        evaluation.Measure(network, loss, train);
        TrainLoss[epoch] = evaluation.Loss;
        TrainScore[epoch] = evaluation.Score;
        if (test.Count == 0)
            return;
        evaluation.Measure(network, loss, test);
        TestLoss[epoch] = evaluation.Loss;
        TestScore[epoch] = evaluation.Score;
    }

    /// <summary>Takes what another run of the same recipe measured.</summary>
    public void Put(int epoch, double trainLoss, double trainScore, double testLoss, double testScore)
    {
        MakeRoom(epoch);
        known[epoch] = 1;
        TrainLoss[epoch] = trainLoss;
        TrainScore[epoch] = trainScore;
        TestLoss[epoch] = testLoss;
        TestScore[epoch] = testScore;
    }

    /// <summary>Keeps how many batches the epoch after so many had.</summary>
    public void PutBatches(int epoch, int count)
    {
        MakeRoom(epoch);
        batches[epoch] = count;
    }

    /// <summary>Forgets what was measured after more epochs than <paramref name="epoch"/>: another future begins there.</summary>
    public void Forget(int epoch)
    {
        for (int e = epoch + 1; e < known.Length; e++)
            known[e] = 0;
        for (int e = epoch > 0 ? epoch : 0; e < batches.Length; e++)
            batches[e] = 0;
    }

    private void MakeRoom(int epoch)
    {
        if (epoch < known.Length)
            return;
        int length = known.Length * 2 > epoch ? known.Length * 2 : epoch + 1;
        known = Longer(known, length);
        batches = Longer(batches, length);
        TrainLoss = Longer(TrainLoss, length);
        TrainScore = Longer(TrainScore, length);
        TestLoss = Longer(TestLoss, length);
        TestScore = Longer(TestScore, length);
    }

    private static double[] Longer(double[] values, int length)
    {
        double[] longer = new double[length];
        Unchecked.Copy(values, 0, longer, 0, values.Length);
        return longer;
    }

    private static int[] Longer(int[] values, int length)
    {
        int[] longer = new int[length];
        Unchecked.CopyInts(values, longer, values.Length);
        return longer;
    }
}
