using NeuralIllumination.Learning;

namespace NeuralIllumination.Studio.Commands;

/// <summary>A generated data set that a command was asked for.</summary>
/// <param name="Generator">Which.</param>
/// <param name="Noise">Its noise; null for its own.</param>
internal sealed record DataSetChoice(Generator Generator, double? Noise)
{
    /// <summary>Its usual numbers of samples, drawn from a seed.</summary>
    public DatasetRecord Draw(long seed) => DatasetRecord.Generate(Generator, seed, noise: Noise);
}
