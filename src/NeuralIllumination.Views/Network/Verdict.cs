using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>What the network says of a sample, and whether it is right.</summary>
/// <param name="Choice">The index of the largest ŷ, the first of equals.</param>
/// <param name="Label">The sample's class.</param>
/// <param name="Probability">ŷ of the choice.</param>
/// <param name="Chosen">The choice's name.</param>
/// <param name="True">The class's name.</param>
internal sealed record Verdict(int Choice, int Label, double Probability, string Chosen, string True)
{
    public bool IsRight => Choice == Label;

    /// <summary>✓ or ✗.</summary>
    public string Mark => IsRight ? "✓" : "✗";

    /// <summary>For example <c>✗ wrong: it says circle (52.8%), and it is square</c>.</summary>
    public string Sentence =>
        IsRight
            ? $"✓ right: it says {Chosen} ({Numbers.Percent(Probability)}), and it is"
            : $"✗ wrong: it says {Chosen} ({Numbers.Percent(Probability)}), but it is {True}";

    public static Verdict Of(StepRecord step, int row)
    {
        ReadOnlySpan<double> shares = step.Probabilities.Row(row);
        int choice = 0;
        for (int k = 1; k < shares.Length; k++)
            choice = shares[k] > shares[choice] ? k : choice;
        SampleRecord sample = step.Samples[row];
        return new(choice, sample.Label, shares[choice], step.Shape.Classes[choice], sample.ClassName);
    }
}
