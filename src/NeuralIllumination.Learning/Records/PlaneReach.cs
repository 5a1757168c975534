using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>How far samples that lie on a plane or on a line reach, to both sides of 0: one number a run, so that its pictures have one scale.</summary>
/// <param name="Inputs">That of their values.</param>
/// <param name="Targets">That of the quantities that are to be predicted; 1 where there are none.</param>
public sealed record PlaneReach(double Inputs, double Targets)
{
    /// <summary>That of samples.</summary>
    public static PlaneReach Of(IEnumerable<SampleRecord> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return new(
            PlaneSpan.Of([.. samples.SelectMany(sample => sample.Pixels.Take(sample.Shape.Given))]),
            PlaneSpan.Of([.. samples.SelectMany(sample => sample.Targets ?? [])])
        );
    }
}
