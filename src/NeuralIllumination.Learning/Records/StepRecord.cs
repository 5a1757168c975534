namespace NeuralIllumination.Learning;

/// <summary>One training step on one mini-batch, with every number in it, as far as the phases have come.</summary>
public sealed record StepRecord
{
    /// <summary>The epoch in hand, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The batch in hand, from 1.</summary>
    public required int Batch { get; init; }

    /// <summary>The last phase that has run.</summary>
    public required Phase Phase { get; init; }

    /// <summary>What the network is.</summary>
    public required Architecture Architecture { get; init; }

    /// <summary>How to show a sample.</summary>
    public required PictureShape Shape { get; init; }

    /// <summary>The samples of the batch, [batch]: their indices in the training set are in them.</summary>
    public required IReadOnlyList<SampleRecord> Samples { get; init; }

    /// <summary>y, [batch × outputs].</summary>
    public required Matrix Targets { get; init; }

    /// <summary>ŷ, [batch × outputs].</summary>
    public required Matrix Probabilities { get; init; }

    /// <summary>The layers, first hidden layer first.</summary>
    public required IReadOnlyList<LayerStepRecord> Layers { get; init; }

    /// <summary>η of this step's update.</summary>
    public required double LearningRate { get; init; }

    /// <summary>L of each sample, [batch], in nats; after the loss phase.</summary>
    public IReadOnlyList<double>? SampleLosses { get; init; }

    /// <summary>The mean loss of the batch, in nats; after the loss phase.</summary>
    public double? Loss { get; init; }

    /// <summary>B, the batch's own size.</summary>
    public int BatchSize => Samples.Count;
}
