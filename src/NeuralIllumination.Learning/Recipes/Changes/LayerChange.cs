namespace NeuralIllumination.Learning;

/// <summary>A layer held still, or let go.</summary>
/// <remarks>
/// W and b of a layer that is held stand still whatever the optimiser and the penalty, and so does what the optimiser remembers of them. The layer
/// still answers, its gradient is computed, and it hands its blame on.
/// </remarks>
/// <param name="Layer">The layer, from 1, the output layer included.</param>
/// <param name="IsHeld">Whether it is held from here on.</param>
public sealed record LayerChange(int Layer, bool IsHeld = true);
