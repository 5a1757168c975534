using NeuralIllumination.Learning;
using NeuralIllumination.Tests.Learning;

namespace NeuralIllumination.Tests.Documents;

/// <summary>The default network's first step, which several documents tell of, and the same samples looked at again after it.</summary>
internal sealed class FirstStep
{
    private readonly Trainer trainer = Given.Default();

    public FirstStep()
    {
        Start = trainer.Snapshot();
        Step = trainer.Step();
        After = [.. Step.Samples.Select(sample => trainer.Examine(sample).Loss!.Value)];
    }

    public NetworkRecord Start { get; }

    public StepRecord Step { get; }

    public LayerStepRecord One => Step.Layers[0];

    public LayerStepRecord Two => Step.Layers[1];

    /// <summary>What each sample of the mini-batch loses after the update.</summary>
    public double[] After { get; }

    /// <summary>Δ of a row's δ before the gate: Σ W δ of the layer above.</summary>
    public double Blame(int unit) =>
        Enumerable.Range(0, Two.Outputs).Sum(k => Two.WeightsBefore[k, unit] * Two.Delta![0, k]);

    /// <summary>How many parameters have a gradient that is not 0.</summary>
    public int Moved =>
        Step.Layers.Sum(layer =>
            layer.WeightGradient!.Values.ToArray().Count(g => g != 0) + layer.BiasGradient!.Count(g => g != 0)
        );
}
