namespace NeuralIllumination.Learning;

/// <summary>The words of a loss and of the output function that belongs to it. <see cref="Kind.Formula"/> is L of one sample.</summary>
public sealed record LossKind : Kind
{
    /// <summary>Which.</summary>
    public required LossFunction Value { get; init; }

    /// <inheritdoc/>
    public override int Number => (int)Value;

    /// <summary>The output function's name, for example <c>softmax</c>.</summary>
    public required string Output { get; init; }

    /// <summary>What the step is called in which the outputs become a prediction.</summary>
    public required string OutputTitle { get; init; }

    /// <summary>From z to ŷ.</summary>
    public required string OutputFormula { get; init; }

    /// <summary>Whether ŷ lies between 0 and 1 and may be written in percent; the loss is then counted in nats.</summary>
    public required bool IsProbability { get; init; }

    /// <summary>The head of a column of losses, for example <c>−ln ŷ</c>.</summary>
    public string Head { get; init; } = "L";

    private static readonly LossKind SoftmaxCrossEntropy = new()
    {
        Value = LossFunction.SoftmaxCrossEntropy,
        Term = "softmax-cross-entropy",
        Name = "cross-entropy",
        Formula = "L = −Σ y ln ŷ = −ln ŷ[true class], in nats",
        Output = "softmax",
        OutputTitle = "Softmax",
        OutputFormula = "ŷ[k] = e^(z[k] − m) / Σ e^(z − m), m the largest z",
        IsProbability = true,
        Head = "−ln ŷ",
        Source = "Goodfellow, Bengio and Courville, \"Deep Learning\", 2016, section 6.2.2.3",
    };

    private static readonly LossKind SigmoidBinaryCrossEntropy = new()
    {
        Value = LossFunction.SigmoidBinaryCrossEntropy,
        Term = "sigmoid-binary-cross-entropy",
        Name = "binary cross-entropy",
        Formula = "L = −Σ (y ln ŷ + (1 − y) ln(1 − ŷ)), in nats",
        Output = "sigmoid",
        OutputTitle = "Sigmoid",
        OutputFormula = "ŷ = σ(z) = 1 / (1 + e⁻ᶻ)",
        IsProbability = true,
        Source = "Goodfellow, Bengio and Courville, \"Deep Learning\", 2016, section 6.2.2.2",
    };

    private static readonly LossKind IdentityMeanSquaredError = new()
    {
        Value = LossFunction.IdentityMeanSquaredError,
        Term = "identity-mean-squared-error",
        Name = "squared error",
        Formula = "L = ½ Σ (ŷ − y)²",
        Output = "identity",
        OutputTitle = StepKind.Prediction.Name,
        OutputFormula = "ŷ = z",
        IsProbability = false,
        Source = "Bishop, \"Pattern Recognition and Machine Learning\", 2006, section 5.2",
    };

    /// <summary>All of them, in the order they are offered.</summary>
    public static IReadOnlyList<LossKind> All { get; } = [.. Enum.GetValues<LossFunction>().Select(Of)];

    /// <summary>The words of a loss.</summary>
    public static LossKind Of(LossFunction loss) =>
        loss switch
        {
            LossFunction.SoftmaxCrossEntropy => SoftmaxCrossEntropy,
            LossFunction.SigmoidBinaryCrossEntropy => SigmoidBinaryCrossEntropy,
            LossFunction.IdentityMeanSquaredError => IdentityMeanSquaredError,
        };

    /// <summary>What the step is called in which the loss is computed: its name with a capital.</summary>
    public string Title => char.ToUpperInvariant(Name[0]) + Name[1..];
}
