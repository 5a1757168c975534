using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>A look at one sample, from which nothing is learned.</summary>
internal static class Examination
{
    /// <summary>Its forward pass, loss and gradients at a network's weights.</summary>
    /// <param name="loop">The training that the network is of.</param>
    /// <param name="data">What is learned from.</param>
    /// <param name="architecture">What learns.</param>
    /// <param name="options">How, now.</param>
    /// <param name="sample">The sample.</param>
    /// <exception cref="ShapeException">It has another number of values than the data's.</exception>
    public static StepRecord Of(
        TrainingLoop loop,
        DatasetRecord data,
        Architecture architecture,
        TrainingOptions options,
        SampleRecord sample
    )
    {
        SampleSet one = SampleSet.Of(
            [new Sample(sample.Pixels, sample.Label) { Targets = sample.Targets }],
            data.Shape,
            "given"
        );
        Samples samples = one.For(architecture.Outputs);
        TrainingLoop look = Start.Loop(loop.Network, samples, architecture.Loss, options with { BatchSize = 1 });
        for (int phase = 0; phase < 3; phase++)
            look.Advance();
        return new StepCapture(data, architecture, options, look, loop.Network.Parameters).Record(
            loop.Epoch + 1,
            loop.Batch + 1,
            Phase.Backward,
            [sample]
        ) with
        {
            IsLook = true,
        };
    }
}
