namespace NeuralIllumination.Learning;

/// <summary>One of the twelve steps of a batch, six forward and six back: what it is called and its formula.</summary>
/// <param name="Number">1 to 12.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Formula">Its formula; empty where the formula belongs to the activation, the loss or the optimiser.</param>
/// <remarks>Source: MATH_EXPLAINED.md, the twelve steps.</remarks>
public sealed record StepKind(int Number, string Name, string Formula)
{
    /// <summary>Its formula in a network without hidden layers, or with a penalty; null where that makes no difference.</summary>
    public string? Otherwise { get; init; }

    /// <summary>1.</summary>
    public static StepKind Input { get; } = new(1, "Input", "x");

    /// <summary>2.</summary>
    public static StepKind HiddenSums { get; } =
        new(2, "Hidden sums", "z = W x + b: z[out] = Σ W[out, in] · x[in] + b[out]");

    /// <summary>3.</summary>
    public static StepKind HiddenActivations { get; } = new(3, "Hidden activations", "") { Otherwise = "a = f(z)" };

    /// <summary>4.</summary>
    public static StepKind OutputSums { get; } = new(4, "Output sums", "z = W a + b") { Otherwise = "z = W x + b" };

    /// <summary>5.</summary>
    public static StepKind Prediction { get; } = new(5, "Prediction", "");

    /// <summary>6.</summary>
    public static StepKind Loss { get; } = new(6, "Loss", "");

    /// <summary>7.</summary>
    public static StepKind OutputGradient { get; } = new(7, "Output gradient", "δ = ∂L/∂z = ŷ − y");

    /// <summary>8.</summary>
    public static StepKind HiddenGradient { get; } = new(8, "Hidden gradient", "δ[j] = f′(z[j]) · Σ W[k, j] δ[k]");

    /// <summary>9.</summary>
    public static StepKind WeightGradients { get; } =
        new(9, "Weight gradients", "∂L/∂W = (1/B) Σ δ xᵀ, ∂L/∂b = (1/B) Σ δ")
        {
            Otherwise = "∂L/∂W = (1/B) Σ δ xᵀ + λ W, ∂L/∂b = (1/B) Σ δ",
        };

    /// <summary>10.</summary>
    public static StepKind UpdateRule { get; } = new(10, "Update rule", "");

    /// <summary>11.</summary>
    public static StepKind GradientNorms { get; } =
        new(11, "Gradient norms", "L2 = √(Σ g²), mean |∂| = (1/N) Σ |g|, weights and biases together");

    /// <summary>12.</summary>
    public static StepKind AllUpdated { get; } = new(12, "All updated", "");

    /// <summary>All twelve, in order.</summary>
    public static IReadOnlyList<StepKind> All { get; } =
    [
        Input,
        HiddenSums,
        HiddenActivations,
        OutputSums,
        Prediction,
        Loss,
        OutputGradient,
        HiddenGradient,
        WeightGradients,
        UpdateRule,
        GradientNorms,
        AllUpdated,
    ];
}
