namespace NeuralIllumination.Learning;

/// <summary>Every derivative that backpropagation gave, beside the one that nudging the parameter gives.</summary>
/// <param name="Entries">One per parameter, in storage order (layer by layer; weights input by input, then biases).</param>
/// <param name="BatchSize">The samples whose mean loss was differentiated.</param>
/// <param name="Loss">That mean loss, in nats.</param>
public sealed record GradientCheckRecord(IReadOnlyList<GradientCheckEntry> Entries, int BatchSize, double Loss)
{
    /// <summary>A worst relative error below this passes.</summary>
    public const double Tolerance = 1e-6;

    /// <summary>
    /// What a difference quotient of a loss of this size can resolve in double precision: two derivatives closer than this cannot be told apart.
    /// </summary>
    public double Resolution => 1e-13 * Math.Max(1, Loss);

    /// <summary>The entries that were compared: all but those whose nudge crosses a ReLU's kink.</summary>
    public IEnumerable<GradientCheckEntry> Compared => Entries.Where(entry => !entry.CrossesKink);

    /// <summary>How many entries were not compared, because their nudge crosses a ReLU's kink.</summary>
    public int Kinks => Entries.Count(entry => entry.CrossesKink);

    /// <summary>The entry with the largest relative error, of those further apart than <see cref="Resolution"/> if there are any; null when none was compared.</summary>
    public GradientCheckEntry? Worst =>
        Compared.Where(Resolved).MaxBy(entry => entry.RelativeError) ?? Compared.MaxBy(entry => entry.RelativeError);

    /// <summary>Whether entries were compared and each agrees within <see cref="Tolerance"/>, or within <see cref="Resolution"/>.</summary>
    public bool Passes => Compared.Any() && Compared.Where(Resolved).All(entry => entry.RelativeError < Tolerance);

    private bool Resolved(GradientCheckEntry entry) => Math.Abs(entry.Analytic - entry.Numeric) > Resolution;
}
