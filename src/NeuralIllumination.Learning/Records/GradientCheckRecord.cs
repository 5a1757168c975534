namespace NeuralIllumination.Learning;

/// <summary>Every derivative that backpropagation gave, beside the one that nudging the parameter gives.</summary>
/// <param name="Entries">One per parameter, in storage order (layer by layer; weights input by input, then biases).</param>
/// <param name="BatchSize">The samples whose mean loss was differentiated.</param>
/// <remarks>Source: MATH_EXPLAINED.md, "Is the gradient right? Nudge and see".</remarks>
public sealed record GradientCheckRecord(IReadOnlyList<GradientCheckEntry> Entries, int BatchSize)
{
    /// <summary>A worst relative error below this passes.</summary>
    public const double Tolerance = 1e-6;

    /// <summary>The entries that were compared: all but those whose nudge crosses a ReLU's kink.</summary>
    public IEnumerable<GradientCheckEntry> Compared => Entries.Where(entry => !entry.CrossesKink);

    /// <summary>How many entries were not compared, because their nudge crosses a ReLU's kink.</summary>
    public int Kinks => Entries.Count(entry => entry.CrossesKink);

    /// <summary>
    /// The entry with the largest relative error, of those that differ by more than nudging can resolve if there are any; null when none was
    /// compared.
    /// </summary>
    public GradientCheckEntry? Worst =>
        Compared.Where(entry => entry.Differs).MaxBy(entry => entry.RelativeError)
        ?? Compared.MaxBy(entry => entry.RelativeError);

    /// <summary>Whether entries were compared and each agrees within <see cref="Tolerance"/>, or as closely as nudging can resolve.</summary>
    public bool Passes => Compared.Any() && Compared.All(entry => !entry.Differs || entry.RelativeError < Tolerance);
}
