namespace NeuralIllumination;

/// <summary>Training ran away: a loss stopped being a finite number. The message says where and what to try.</summary>
public sealed class DivergenceException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="epoch">The epoch in hand, from 1.</param>
    /// <param name="batch">The batch in hand, from 1; 0 when the measurement after the epoch found it.</param>
    /// <param name="learningRate">η at that moment.</param>
    public DivergenceException(int epoch, int batch, double learningRate)
        : base(
            (
                batch > 0
                    ? $"Training diverged at epoch {epoch}, batch {batch}"
                    : $"Training diverged with the last batch of epoch {epoch}"
            )
                + $": the loss is no longer a finite number. Learning rate {learningRate}; try {learningRate / 10:R} or less."
        )
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
}
