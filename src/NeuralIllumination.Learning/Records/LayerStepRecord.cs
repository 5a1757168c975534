namespace NeuralIllumination.Learning;

/// <summary>All that one layer computed in one training step. Members of phases not yet run are null.</summary>
/// <remarks>Source: MATH_EXPLAINED.md, steps 2 to 4 and 7 to 10.</remarks>
public sealed record LayerStepRecord
{
    /// <summary>f.</summary>
    public required Activation Activation { get; init; }

    /// <summary>Units that are switched off: their a and δ are 0, whatever z is.</summary>
    public IReadOnlyList<int> Off { get; init; } = [];

    /// <summary>Units of the layer before that are switched off.</summary>
    public IReadOnlyList<int> OffBefore { get; init; } = [];

    /// <summary>Whether W and b are held still.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Whether the update leaves W[<paramref name="output"/>, <paramref name="input"/>] (null: b) as it was, whatever its gradient.</summary>
    public bool StandsStill(int output, int? input) =>
        IsHeld || Off.Contains(output) || (input is { } from && OffBefore.Contains(from));

    /// <summary>The layer's inputs, [batch × inputs].</summary>
    public required Matrix X { get; init; }

    /// <summary>z = W x + b, [batch × outputs].</summary>
    public required Matrix Z { get; init; }

    /// <summary>a = f(z), [batch × outputs]; of the output layer, the logits.</summary>
    public required Matrix A { get; init; }

    /// <summary>W before the step, [outputs × inputs].</summary>
    public required Matrix WeightsBefore { get; init; }

    /// <summary>b before the step, [outputs].</summary>
    public required IReadOnlyList<double> BiasesBefore { get; init; }

    /// <summary>δ = ∂L/∂z of each sample's own loss (not divided by the batch's size), [batch × outputs]; after the backward phase.</summary>
    public Matrix? Delta { get; init; }

    /// <summary>∂L/∂W = (1/B) Σ δ xᵀ, plus the penalty's λ W, [outputs × inputs]; after the backward phase.</summary>
    public Matrix? WeightGradient { get; init; }

    /// <summary>∂L/∂b = (1/B) Σ δ, [outputs]; after the backward phase.</summary>
    public IReadOnlyList<double>? BiasGradient { get; init; }

    /// <summary>The size of the layer's whole gradient; after the backward phase.</summary>
    public GradientNorm? GradientNorm { get; init; }

    /// <summary>W after the step, [outputs × inputs]; after the update phase.</summary>
    public Matrix? WeightsAfter { get; init; }

    /// <summary>b after the step, [outputs]; after the update phase.</summary>
    public IReadOnlyList<double>? BiasesAfter { get; init; }

    /// <summary>Momentum's v or Adam's m of the weights after the update, [outputs × inputs]; null for SGD and before the update.</summary>
    public Matrix? FirstMoment { get; init; }

    /// <summary>Adam's v of the weights after the update, [outputs × inputs]; null for the others and before the update.</summary>
    public Matrix? SecondMoment { get; init; }

    /// <summary>n_in.</summary>
    public int Inputs => X.Columns;

    /// <summary>n_out.</summary>
    public int Outputs => Z.Columns;
}
