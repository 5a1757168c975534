using System.Globalization;

namespace NeuralIllumination;

/// <summary>Training ran away: a loss stopped being a finite number. The message says where and what to try.</summary>
public sealed class DivergenceException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="epoch">The epoch in hand, from 1.</param>
    /// <param name="batch">The batch in hand, from 1; 0 when the measurement after the epoch found it.</param>
    /// <param name="learningRate">η at that moment.</param>
    public DivergenceException(int epoch, int batch, double learningRate)
        : base(Told(epoch, batch, learningRate))
    {
        Epoch = epoch;
        Batch = batch;
        LearningRate = learningRate;
    }

    /// <summary>The epoch in hand, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The batch in hand, from 1; 0 when the measurement after the epoch found it.</summary>
    public int Batch { get; }

    /// <summary>η at that moment.</summary>
    public double LearningRate { get; }

    private static string Told(int epoch, int batch, double learningRate)
    {
        string place =
            batch > 0
                ? string.Create(CultureInfo.InvariantCulture, $"at epoch {epoch}, batch {batch}")
                : string.Create(CultureInfo.InvariantCulture, $"with the last batch of epoch {epoch}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Training diverged {place}: the loss is no longer a finite number. Learning rate {learningRate}; try {learningRate / 10:R} or less."
        );
    }
}
