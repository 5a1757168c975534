namespace NeuralIllumination;

/// <summary>The four phases of one training step on one mini-batch, in the order they run.</summary>
public enum Phase
{
    /// <summary>x → z → a → … → ŷ: the prediction.</summary>
    Forward = 0,

    /// <summary>ŷ and y → L: how wrong it is.</summary>
    Loss = 1,

    /// <summary>L → δ → ∂L/∂W, ∂L/∂b: who is to blame.</summary>
    Backward = 2,

    /// <summary>W ← W − η ∂L/∂W: a step downhill.</summary>
    Update = 3,
}
