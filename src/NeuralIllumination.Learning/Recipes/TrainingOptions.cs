namespace NeuralIllumination.Learning;

/// <summary>How to train: the one shape of it, wherever it is asked for, kept or run again.</summary>
public sealed record TrainingOptions
{
    /// <summary>The optimiser unless another is asked for.</summary>
    public const Optimizer UsualOptimizer = Optimizer.Sgd;

    /// <summary>η, in (0, 10]: <see cref="Ranges.LearningRate"/>.</summary>
    public double LearningRate { get; init; } = Ranges.LearningRate.Default;

    /// <summary>B, from 1 to the size of the training set; null for 16, or all samples where there are fewer.</summary>
    public int? BatchSize { get; init; }

    /// <summary>The seed of the starting weights, 0 to 2⁵³ − 1.</summary>
    public long StartSeed { get; init; } = Seeds.Usual;

    /// <summary>The seed of the shuffles, 0 to 2⁵³ − 1; null for the starting weights' seed.</summary>
    public long? ShuffleSeed { get; init; }

    /// <summary>How a gradient becomes a change.</summary>
    public Optimizer Optimizer { get; init; } = UsualOptimizer;

    /// <summary>μ, in [0, 1); only <see cref="Optimizer.Momentum"/> uses it.</summary>
    public double Momentum { get; init; } = Ranges.Momentum.Default;

    /// <summary>β₁, in [0, 1); only <see cref="Optimizer.Adam"/> uses it.</summary>
    public double Beta1 { get; init; } = Ranges.Beta1.Default;

    /// <summary>β₂, in [0, 1); only <see cref="Optimizer.Adam"/> uses it.</summary>
    public double Beta2 { get; init; } = Ranges.Beta2.Default;

    /// <summary>λ of the L2 penalty ½ λ Σ w², in [0, 1].</summary>
    public double L2 { get; init; } = Ranges.L2.Default;

    /// <summary>These options for a training set, with nothing left open: batch size and shuffle seed have a value.</summary>
    /// <param name="samples">Samples to learn from.</param>
    /// <exception cref="OptionException">One of them lies outside its range.</exception>
    public TrainingOptions Checked(int samples)
    {
        Terms.Check(Optimizer);
        return this with
        {
            LearningRate = Ranges.LearningRate.Check(LearningRate),
            BatchSize = CheckBatchSize(BatchSize ?? Math.Min(16, samples), samples),
            StartSeed = Seeds.Check(StartSeed),
            ShuffleSeed = Seeds.Check(ShuffleSeed ?? StartSeed),
            Momentum = Ranges.Momentum.Check(Momentum),
            Beta1 = Ranges.Beta1.Check(Beta1),
            Beta2 = Ranges.Beta2.Check(Beta2),
            L2 = Ranges.L2.Check(L2),
        };
    }

    /// <summary>Returns <paramref name="size"/> if it can be a batch size for <paramref name="samples"/> samples.</summary>
    /// <exception cref="OptionException">It is below 1 or larger than the training set.</exception>
    public static int CheckBatchSize(int size, int samples) =>
        size >= 1 && size <= samples
            ? size
            : throw new OptionException(
                $"Batch size must be 1 to {samples}, the size of the training set; got {size}."
            );
}
