namespace NeuralIllumination.Learning;

/// <summary>A sample of the user's own.</summary>
/// <param name="Pixels">x: finite numbers, as many in every sample; row by row if it is a picture.</param>
/// <param name="Label">Its class, from 0.</param>
public sealed record Sample(IReadOnlyList<double> Pixels, int Label)
{
    /// <summary>A sample of regression.</summary>
    /// <param name="values">x: finite numbers, as many in every sample.</param>
    /// <param name="targets">What is to be predicted: finite numbers, as many in every sample.</param>
    public Sample(IReadOnlyList<double> values, IReadOnlyList<double> targets)
        : this(values, 0) => Targets = targets;

    /// <summary>y: what is to be predicted, where that is no class; else null.</summary>
    public IReadOnlyList<double>? Targets { get; init; }
}
