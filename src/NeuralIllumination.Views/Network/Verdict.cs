using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>What the network says of a sample, and whether it is right.</summary>
/// <param name="Reading">How its outputs are to be read.</param>
/// <param name="Choice">The class chosen.</param>
/// <param name="Label">The sample's class.</param>
/// <param name="Why">What speaks for the choice: <c>73.2%</c>, or <c>ŷ = 0.7321, above 0.5</c>.</param>
internal sealed record Verdict(Reading Reading, int Choice, int Label, string Why)
{
    public bool IsRight => Choice == Label;

    /// <summary>✓ or ✗.</summary>
    public string Mark => IsRight ? "✓" : "✗";

    /// <summary>The choice's name.</summary>
    public string Chosen => Reading.NameOf(Choice);

    /// <summary>The class's name.</summary>
    public string True => Reading.NameOf(Label);

    /// <summary>For example <c>✗ wrong: it says circle (52.8%), but it is square</c>.</summary>
    public string Sentence => $"{Claim}, {Truth}";

    /// <summary>For example <c>✗ wrong: it says circle (52.8%)</c>.</summary>
    public string Claim => $"{Mark} {(IsRight ? "right" : "wrong")}: it says {Chosen} ({Why})";

    /// <summary>For example <c>but it is square</c>.</summary>
    public string Truth => IsRight ? "and it is" : $"but it is {True}";

    /// <summary>Whether an output stands for the choice. A single output always does.</summary>
    public bool IsChoice(int output) => output == Reading.OutputOf(Choice);

    public static Reading ReadingOf(StepRecord step) =>
        new(step.Architecture.Loss, step.Probabilities.Columns, step.Shape.Classes);

    public static Verdict Of(StepRecord step, int row) =>
        Of(ReadingOf(step), step.Probabilities.Row(row), step.Samples[row].Label);

    public static Verdict Of(Reading reading, ReadOnlySpan<double> predictions, int label)
    {
        int choice = reading.Choice(predictions);
        string why = reading.Support(predictions, choice);
        if (reading is { IsSingle: true, IsProbability: false })
            why += choice == 1 ? ", above 0.5" : ", not above 0.5";
        return new(reading, choice, label, why);
    }
}
