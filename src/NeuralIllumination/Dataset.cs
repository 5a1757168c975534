using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination;

/// <summary>Samples to learn from and samples to be tested on. Made by <see cref="Datasets"/>.</summary>
public sealed class Dataset : Shown
{
    /// <summary>Shows a data set.</summary>
    public Dataset(DatasetRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Record = record;
    }

    /// <summary>The data themselves.</summary>
    public DatasetRecord Record { get; }

    /// <summary>What is learned from.</summary>
    public SampleSet Train => Record.Train;

    /// <summary>What it is tested on; may be empty.</summary>
    public SampleSet Test => Record.Test;

    /// <summary>The same points of the plane, with what is computed from their coordinates added as further inputs.</summary>
    /// <param name="features">Which, each once, in place of those that it has; none takes away what there is.</param>
    /// <exception cref="InvalidInputException">The samples are no points of the plane, or a feature is given twice.</exception>
    public Dataset With(params PlaneFeature[] features) => new(Record.With(features));

    /// <inheritdoc/>
    public override View View => new DatasetView(Record);
}
