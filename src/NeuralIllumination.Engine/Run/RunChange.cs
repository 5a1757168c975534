namespace NeuralIllumination.Engine;

/// <summary>One thing set by hand at one place of a run: just before the phase named there.</summary>
public sealed class RunChange
{
    /// <summary>A change.</summary>
    /// <param name="epoch">Epochs completed there.</param>
    /// <param name="batch">Batches completed in the epoch after those.</param>
    /// <param name="phase">The phase that comes next there.</param>
    /// <param name="kind">What is set.</param>
    /// <param name="value">What it is set to; a batch size as a whole number.</param>
    public RunChange(int epoch, int batch, Phase phase, ChangeKind kind, double value)
    {
        Epoch = epoch;
        Batch = batch;
        Phase = phase;
        Kind = kind;
        Value = value;
        Input = -1;
    }

    /// <summary>Epochs completed there.</summary>
    public int Epoch { get; }

    /// <summary>Batches completed in the epoch after those.</summary>
    public int Batch { get; }

    /// <summary>The phase that comes next there.</summary>
    public Phase Phase { get; }

    /// <summary>What is set.</summary>
    public ChangeKind Kind { get; }

    /// <summary>What it is set to: of a unit 1 for off, of a layer 1 for held, and 0 for neither.</summary>
    public double Value { get; }

    /// <summary>The sample that is added; else null.</summary>
    public Samples? Sample { get; set; }

    /// <summary>A parameter's, a unit's or a held layer, from 0.</summary>
    public int Layer { get; set; }

    /// <summary>A parameter's unit, or one that is switched off, from 0.</summary>
    public int Output { get; set; }

    /// <summary>The input that a weight comes from, from 0; −1 for a bias.</summary>
    public int Input { get; set; }

    /// <summary>Below 0 where this change comes before a place, 0 where it stands there, above 0 where it comes after.</summary>
    public int Compared(int epoch, int batch, Phase phase)
    {
        if (Epoch != epoch)
            return Epoch < epoch ? -1 : 1;
        if (Batch != batch)
            return Batch < batch ? -1 : 1;
        return (int)Phase - (int)phase;
    }

    /// <summary>Whether both set the same thing at the same place: then the later one counts alone. Each added sample is a thing of its own.</summary>
    public bool IsSame(RunChange other)
    {
        return Kind == other.Kind
            && Kind != ChangeKind.AddSample
            && Compared(other.Epoch, other.Batch, other.Phase) == 0
            && Layer == other.Layer
            && Output == other.Output
            && Input == other.Input;
    }
}
