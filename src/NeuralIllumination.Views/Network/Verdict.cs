using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>What the network says of a sample, and whether it is right.</summary>
/// <param name="Reading">How its outputs are to be read.</param>
/// <param name="Choice">The class chosen.</param>
/// <param name="Label">The sample's class.</param>
/// <param name="Why">What speaks for the choice: <c>73.2%</c>, or <c>ŷ = 0.7321, above 0.5</c>.</param>
internal sealed record Verdict(Reading Reading, int Choice, int Label, string Why)
{
    /// <summary>Of regression, y as it is written; else null.</summary>
    public string? Truly { get; init; }

    /// <summary>Of regression always: a quantity is off by more or by less, and neither right nor wrong.</summary>
    public bool IsRight => Choice == Label;

    /// <summary>✓ or ✗; nothing for a quantity.</summary>
    public string Mark =>
        Truly is not null ? ""
        : IsRight ? "✓"
        : "✗";

    /// <summary>The choice's name.</summary>
    public string Chosen => Reading.NameOf(Choice);

    /// <summary>The class's name.</summary>
    public string True => Reading.NameOf(Label);

    /// <summary>For example <c>✗ wrong: it says circle (52.8%), but it is square</c>.</summary>
    public string Sentence => $"{Claim}, {Truth}";

    /// <summary>For example <c>✗ wrong: it says circle (52.8%)</c>.</summary>
    public string Claim => Truly is null ? $"{Mark} {Judged} {Chosen} ({Why})" : Judged;

    /// <summary>For example <c>but it is square</c>.</summary>
    public string Truth =>
        Truly is not null ? Truly
        : IsRight ? "and it is"
        : $"but it is {True}";

    /// <summary>For example <c>wrong: it says</c>, or of a quantity <c>it says 0.4213</c>.</summary>
    public string Judged => Truly is null ? $"{(IsRight ? "right" : "wrong")}: it says" : $"it says {Why}";

    /// <summary>Whether an output stands for the choice. A single output always does.</summary>
    public bool IsChoice(int output) => output == Reading.OutputOf(Choice);

    public static Reading ReadingOf(StepRecord step) =>
        Reading.Of(step.Architecture.Loss, step.Probabilities.Columns, step.Shape);

    public static Verdict Of(StepRecord step, int row) =>
        step.Shape.IsRegression
            ? OfQuantities(ReadingOf(step), step.Probabilities.Row(row), step.Targets.Row(row))
            : Of(ReadingOf(step), step.Probabilities.Row(row), step.Samples[row].Label);

    /// <summary>Of regression: what is said, and what it is.</summary>
    public static Verdict OfQuantities(Reading reading, ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets)
    {
        string truth = targets.Length == 1 ? Numbers.Brief(targets[0]) : Listed(reading, targets);
        return new(reading, 0, 0, Listed(reading, predictions)) { Truly = $"it is {truth}" };
    }

    private static string Listed(Reading reading, ReadOnlySpan<double> values)
    {
        string[] written = new string[values.Length];
        for (int k = 0; k < written.Length; k++)
            written[k] = $"{reading.NameOf(k)} = {Numbers.Brief(values[k])}";
        return Words.Listed(written);
    }

    public static Verdict Of(Reading reading, ReadOnlySpan<double> predictions, int label)
    {
        int choice = reading.Choice(predictions);
        string why = reading.Support(predictions, choice);
        if (reading is { IsSingle: true, IsProbability: false })
            why += choice == 1 ? ", above 0.5" : ", not above 0.5";
        return new(reading, choice, label, why);
    }
}
