namespace NeuralIllumination.Learning;

/// <summary>How to train: the one shape of it, wherever it is asked for, kept or run again.</summary>
public sealed record TrainingOptions
{
    /// <summary>η, in (0, 10].</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>B, from 1 to the size of the training set; null for 16, or all samples where there are fewer.</summary>
    public int? BatchSize { get; init; }

    /// <summary>The seed of the starting weights, 0 to 2⁵³ − 1.</summary>
    public long StartSeed { get; init; } = 42;

    /// <summary>The seed of the shuffles, 0 to 2⁵³ − 1; null for the starting weights' seed.</summary>
    public long? ShuffleSeed { get; init; }

    /// <summary>How a gradient becomes a change.</summary>
    public Optimizer Optimizer { get; init; } = Optimizer.Sgd;

    /// <summary>μ, in [0, 1); only <see cref="Optimizer.Momentum"/> uses it.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>λ of the L2 penalty ½ λ Σ w², in [0, 1].</summary>
    public double L2 { get; init; }

    /// <summary>These options for a training set, with nothing left open: batch size and shuffle seed have a value.</summary>
    /// <param name="samples">Samples to learn from.</param>
    /// <exception cref="OptionException">One of them lies outside its range.</exception>
    public TrainingOptions Checked(int samples)
    {
        Terms.Check(Optimizer);
        return this with
        {
            LearningRate = CheckLearningRate(LearningRate),
            BatchSize = CheckBatchSize(BatchSize ?? Math.Min(16, samples), samples),
            StartSeed = Seeds.Check(StartSeed),
            ShuffleSeed = Seeds.Check(ShuffleSeed ?? StartSeed),
            Momentum = CheckMomentum(Momentum),
            L2 = CheckL2(L2),
        };
    }

    /// <summary>Returns <paramref name="momentum"/> if it can be μ.</summary>
    /// <exception cref="OptionException">It does not lie in [0, 1).</exception>
    public static double CheckMomentum(double momentum) =>
        momentum >= 0 && momentum < 1
            ? momentum
            : throw new OptionException(FormattableString.Invariant($"Momentum must lie in [0, 1); got {momentum}."));

    /// <summary>Returns <paramref name="lambda"/> if it can be λ.</summary>
    /// <exception cref="OptionException">It does not lie in [0, 1].</exception>
    public static double CheckL2(double lambda) =>
        lambda >= 0 && lambda <= 1
            ? lambda
            : throw new OptionException(FormattableString.Invariant($"L2 must lie in [0, 1]; got {lambda}."));

    /// <summary>Returns <paramref name="rate"/> if it can be a learning rate.</summary>
    /// <exception cref="OptionException">It does not lie in (0, 10].</exception>
    public static double CheckLearningRate(double rate) =>
        rate > 0 && rate <= 10 ? rate : throw new OptionException($"Learning rate must lie in (0, 10]; got {rate}.");

    /// <summary>Returns <paramref name="size"/> if it can be a batch size for <paramref name="samples"/> samples.</summary>
    /// <exception cref="OptionException">It is below 1 or larger than the training set.</exception>
    public static int CheckBatchSize(int size, int samples) =>
        size >= 1 && size <= samples
            ? size
            : throw new OptionException(
                $"Batch size must be 1 to {samples}, the size of the training set; got {size}."
            );
}
