namespace NeuralIllumination.Learning;

/// <summary>How far long work has come.</summary>
/// <param name="Unit">What is counted, one of it: "epoch", "parameter", "training".</param>
/// <param name="From">The count at which this work began.</param>
/// <param name="At">The count it has come to, <paramref name="From"/> to <paramref name="To"/>.</param>
/// <param name="To">The count at which it ends.</param>
public sealed record WorkRecord(string Unit, long From, long At, long To)
{
    /// <summary>What was measured last; null where nothing is measured, or nothing yet.</summary>
    public EpochRecord? Epoch { get; init; }

    /// <summary>Whether it goes on, is done or was stopped.</summary>
    public WorkState State { get; init; }

    /// <summary>How long it has taken so far.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Where it was stopped, and what stands now, in a sentence; null where it was not stopped.</summary>
    public string? Outcome { get; init; }

    /// <summary>The share that is done, 0 to 1; 1 where there was nothing to do.</summary>
    public double Share => To > From ? Math.Clamp((double)(At - From) / (To - From), 0, 1) : 1;
}
