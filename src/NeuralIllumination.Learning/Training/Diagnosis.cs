using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>Takes a training's temperature. The browser does the same sums in the same order (Web/run/diagnostics.js), so that the digits agree.</summary>
internal sealed class Diagnosis(DatasetRecord data, TrainingLoop loop, Samples train)
{
    private readonly double[] parameters = loop.Network.Parameters;

    private bool HasUpdated => loop.Epoch > 0 || loop.Batch > 0;

    private bool HasGradient => HasUpdated || loop.Next == Phase.Update;

    public DiagnosticsRecord Of(RunRecord run) =>
        new(
            run,
            data.Shape.Classes,
            data.Train.ClassCounts,
            data.Test.ClassCounts,
            loop.Next,
            loop.LearningRate,
            HasUpdated ? loop.UpdateRate : null,
            [.. loop.Network.Layers.Select(Layer)]
        );

    private LayerDiagnostics Layer(DenseLayer layer, int l) =>
        new()
        {
            Activation = layer.Activation,
            Units = layer.Outputs,
            Weights = Statistics.Of(parameters.AsSpan(layer.WeightsAt..layer.BiasesAt)),
            Biases = Statistics.Of(parameters.AsSpan(layer.BiasesAt..layer.End)),
            WeightGradient = HasGradient ? Statistics.Of(loop.Gradients.AsSpan(layer.WeightsAt..layer.BiasesAt)) : null,
            BiasGradient = HasGradient ? Statistics.Of(loop.Gradients.AsSpan(layer.BiasesAt..layer.End)) : null,
            ParameterNorm = Statistics.Of(parameters.AsSpan(layer.WeightsAt..layer.End)).Norm,
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
        double squares = 0;
        for (int i = layer.WeightsAt; i < layer.End; i++)
            squares += taken[i] * taken[i];
        return Math.Sqrt(squares);
    }

    private IReadOnlyList<int> SilentUnits(DenseLayer layer, int l)
    {
        if (ActivationKind.Of(layer.Activation).Silent is null)
            return [];
        int[] open = new int[layer.Outputs];
        new Evaluation(loop.Network).CountOpen(loop.Network, loop.Loss, train, l, open);
        return [.. Enumerable.Range(0, open.Length).Where(u => open[u] == 0)];
    }
}
