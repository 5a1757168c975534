using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>Takes a training's temperature: the engine's sums, which the page prints too (Web/run/diagnostics.js).</summary>
internal sealed class Diagnosis(DatasetRecord data, TrainingLoop loop)
{
    private readonly double[] parameters = loop.Network.Parameters;

    private bool HasUpdated => loop.Epoch > 0 || loop.Batch > 0;

    private bool HasGradient => HasUpdated || loop.Next == Phase.Update;

    public DiagnosticsRecord Of(RunRecord run) =>
        new(
            run,
            data.Shape.Classes,
            // With those that were taught: what the page counts, too.
            new SampleSet(data.Shape, loop.Samples, data.Train.Name).ClassCounts,
            data.Test.ClassCounts,
            loop.Next,
            loop.LearningRate,
            HasUpdated ? loop.UpdateRate : null,
            HasGradient ? loop.GradientL2 : 0,
            [.. loop.Network.Layers.Select(Layer)]
        );

    private LayerDiagnostics Layer(DenseLayer layer, int l) =>
        new()
        {
            Activation = layer.Activation,
            Units = layer.Outputs,
            Weights = Statistics.Of(parameters, layer.WeightsAt, layer.BiasesAt),
            Biases = Statistics.Of(parameters, layer.BiasesAt, layer.End),
            WeightGradient = HasGradient ? Statistics.Of(loop.Gradients, layer.WeightsAt, layer.BiasesAt) : null,
            BiasGradient = HasGradient ? Statistics.Of(loop.Gradients, layer.BiasesAt, layer.End) : null,
            ParameterNorm = Engine.Statistics.Norm(parameters, layer.WeightsAt, layer.End),
            UpdateNorm = UpdateNorm(layer),
            SilentUnits = l < loop.Network.Layers.Length - 1 ? SilentUnits(layer, l) : [],
        };

    /// <summary>‖Δθ‖, Δθ by the optimiser's rule from what it remembers of the last update.</summary>
    private double? UpdateNorm(DenseLayer layer)
    {
        if (!HasUpdated || (Updates.Moments(loop.Optimizer) == 0 && loop.Next == Phase.Update))
            return null;
        double[] taken = new double[parameters.Length];
        loop.LastTaken(taken);
        return Engine.Statistics.Norm(taken, layer.WeightsAt, layer.End);
    }

    private IReadOnlyList<int> SilentUnits(DenseLayer layer, int l)
    {
        if (ActivationKind.Of(layer.Activation).Silent is null)
            return [];
        int[] open = new int[layer.Outputs];
        new Evaluation(loop.Network).CountOpen(loop.Network, loop.Loss, loop.Samples, l, open);
        return [.. Enumerable.Range(0, open.Length).Where(u => open[u] == 0)];
    }
}
