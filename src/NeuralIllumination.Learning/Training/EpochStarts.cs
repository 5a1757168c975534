using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>
/// How a training stood where the last two epochs began. Between two epochs, what the last batch left (its losses, its δ) is part of what is
/// shown, so the place to start from is the epoch before.
/// </summary>
internal sealed class EpochStarts
{
    private Kept? current;
    private Kept? previous;

    /// <summary>Keeps the present state: an epoch has just ended, and nothing has been changed by hand since.</summary>
    /// <param name="loop">The training.</param>
    /// <param name="changes">Changes made so far.</param>
    public void Keep(TrainingLoop loop, int changes)
    {
        // The older one's arrays are used again: an epoch of a small network takes little longer than making new ones.
        Kept kept = previous ?? new Kept(loop);
        (previous, current) = (current, kept);
        kept.Take(loop, changes);
    }

    /// <summary>Forgets everything: the training is at its start again.</summary>
    public void Clear() => (previous, current) = (null, null);

    /// <summary>The last epoch's beginning before a place, batches completed in the epoch in hand included; null for the run's own start.</summary>
    public KeyframeRecord? Before(int epoch, int batch)
    {
        int wanted = batch > 0 ? epoch : epoch - 1;
        return new[] { current, previous }.FirstOrDefault(kept => kept is not null && kept.Epoch == wanted)?.Record();
    }

    private sealed class Kept(TrainingLoop loop)
    {
        private readonly double[] parameters = new double[loop.Network.Parameters.Length];
        private readonly double[] first = new double[loop.Memory.First.Length];
        private readonly double[] second = new double[loop.Memory.Second.Length];
        private readonly int[] order = new int[loop.Order.Length];
        private readonly long[] words = new long[4];
        private (double First, double Second) powers;
        private double learningRate;
        private int batchSize;
        private int changes;

        public int Epoch { get; private set; }

        public void Take(TrainingLoop loop, int changesSoFar)
        {
            loop.Network.Parameters.CopyTo(parameters, 0);
            loop.Memory.First.CopyTo(first, 0);
            loop.Memory.Second.CopyTo(second, 0);
            loop.Order.CopyTo(order, 0);
            loop.Shuffles.Save(words);
            powers = (loop.Memory.FirstPower, loop.Memory.SecondPower);
            (Epoch, learningRate, batchSize, changes) = (loop.Epoch, loop.LearningRate, loop.BatchSize, changesSoFar);
        }

        public KeyframeRecord Record() =>
            new(Epoch, changes, learningRate, batchSize)
            {
                Parameters = [.. parameters],
                FirstMoment = [.. first],
                SecondMoment = [.. second],
                Powers = powers,
                Order = [.. order],
                Generator = [.. words],
            };
    }
}
