namespace NeuralIllumination.Learning;

/// <summary>One training step on one mini-batch, with every number in it, as far as the phases have come.</summary>
/// <remarks>Source: MATH_EXPLAINED.md, the twelve steps.</remarks>
public sealed record StepRecord
{
    /// <summary>The epoch in hand, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The batch in hand, from 1.</summary>
    public required int Batch { get; init; }

    /// <summary>The last phase that has run.</summary>
    public required Phase Phase { get; init; }

    /// <summary>Whether this is a look at a sample between two steps, from which nothing is learned.</summary>
    public bool IsLook { get; init; }

    /// <summary>What the network is.</summary>
    public required Architecture Architecture { get; init; }

    /// <summary>How to show a sample.</summary>
    public required PictureShape Shape { get; init; }

    /// <summary>How far the data reach; null where they lie on no plane or line.</summary>
    public PlaneReach? Reach { get; init; }

    /// <summary>The samples of the batch, [batch]: their indices in the training set are in them.</summary>
    public required IReadOnlyList<SampleRecord> Samples { get; init; }

    /// <summary>y, [batch × outputs].</summary>
    public required Matrix Targets { get; init; }

    /// <summary>ŷ, [batch × outputs].</summary>
    public required Matrix Probabilities { get; init; }

    /// <summary>The layers, first hidden layer first.</summary>
    public required IReadOnlyList<LayerStepRecord> Layers { get; init; }

    /// <summary>How it learns at this step.</summary>
    public required TrainingOptions Options { get; init; }

    /// <summary>η of this step's update.</summary>
    public double LearningRate => Options.LearningRate;

    /// <summary>How the gradient becomes a change.</summary>
    public Optimizer Optimizer => Options.Optimizer;

    /// <summary>μ, for <see cref="Optimizer.Momentum"/>.</summary>
    public double Momentum => Options.Momentum;

    /// <summary>λ of the L2 penalty, whose λ w is part of every weight's gradient.</summary>
    public double L2 => Options.L2;

    /// <summary>β₁, for <see cref="Optimizer.Adam"/>.</summary>
    public double Beta1 => Options.Beta1;

    /// <summary>β₂, for <see cref="Optimizer.Adam"/>.</summary>
    public double Beta2 => Options.Beta2;

    /// <summary>Adam's 1 − β₁ᵗ and 1 − β₂ᵗ at this step's update, by which its moments are divided; null for the others and before the update.</summary>
    public (double First, double Second)? MomentCorrections { get; init; }

    /// <summary>L of each sample, [batch], in nats; after the loss phase.</summary>
    public IReadOnlyList<double>? SampleLosses { get; init; }

    /// <summary>The mean loss of the batch, without the penalty; after the loss phase.</summary>
    public double? Loss { get; init; }

    /// <summary>The L2 penalty ½ λ Σ w² that the objective adds to it; after the loss phase, 0 without a penalty.</summary>
    public double? Penalty { get; init; }

    /// <summary>B, the batch's own size.</summary>
    public int BatchSize => Samples.Count;
}
