using NeuralIllumination.Learning;

namespace NeuralIllumination.Studio.Commands;

/// <summary>A generated data set that a command was asked for.</summary>
/// <param name="Generator">Which.</param>
/// <param name="Noise">Its noise; null for its own.</param>
/// <param name="Features">What is added to the coordinates of its points, or of those in a file.</param>
internal sealed record DataSetChoice(Generator Generator, double? Noise, IReadOnlyList<PlaneFeature> Features)
{
    /// <summary>Its usual numbers of samples, drawn from a seed.</summary>
    public DatasetRecord Draw(long seed) => DatasetRecord.Generate(Generator, seed, noise: Noise).With(Features);
}
