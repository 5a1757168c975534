using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>Copies the engine's state of one batch into a record that never changes.</summary>
/// <param name="data">What is learned from.</param>
/// <param name="architecture">What learns.</param>
/// <param name="options">How, at this step.</param>
/// <param name="loop">The training.</param>
/// <param name="weights">θ of this moment, as the engine's <see cref="Moment"/> has it: the network's own, once updated that before the update.</param>
internal sealed class StepCapture(
    DatasetRecord data,
    Architecture architecture,
    TrainingOptions options,
    TrainingLoop loop,
    double[] weights
)
{
    public StepRecord Record(int epoch, int batch, Phase phase, IReadOnlyList<SampleRecord>? samples = null)
    {
        BatchState state = loop.State;
        bool lost = phase >= Phase.Loss;
        return new StepRecord
        {
            Epoch = epoch,
            Batch = batch,
            Phase = phase,
            Architecture = architecture,
            Shape = data.Shape,
            Reach = data.Reach,
            Samples = samples ?? [.. state.Samples.Take(state.Count).Select(Sample)],
            Targets = Rows(state.Targets, architecture.Outputs),
            Probabilities = Rows(state.Predictions, architecture.Outputs),
            Layers = [.. loop.Network.Layers.Select((_, l) => Layer(l, phase))],
            Options = options,
            MomentCorrections =
                phase == Phase.Update && loop.Memory.FirstPower < 1
                    ? (1 - loop.Memory.FirstPower, 1 - loop.Memory.SecondPower)
                    : null,
            SampleLosses = lost ? Array.AsReadOnly(state.Losses[..state.Count]) : null,
            Loss = lost ? loop.BatchLoss : null,
            Penalty = lost ? WeightDecay.Penalty(loop.Network, weights, options.L2) : null,
        };
    }

    private LayerStepRecord Layer(int l, Phase phase)
    {
        DenseLayer layer = loop.Network.Layers[l];
        BatchState state = loop.State;
        bool blamed = phase >= Phase.Backward;
        bool updated = phase >= Phase.Update;
        return new LayerStepRecord
        {
            Activation = layer.Activation,
            Off = LayerRecord.OffOf(layer),
            OffBefore = l > 0 ? LayerRecord.OffOf(loop.Network.Layers[l - 1]) : [],
            IsHeld = layer.IsHeld,
            X = Rows(l == 0 ? state.Inputs : state.Activations[l - 1], layer.Inputs),
            Z = Rows(state.PreActivations[l], layer.Outputs),
            A = Rows(state.Activations[l], layer.Outputs),
            WeightsBefore = LayerRecord.WeightsOf(weights, layer),
            BiasesBefore = LayerRecord.BiasesOf(weights, layer),
            Delta = blamed ? Rows(state.Deltas[l], layer.Outputs) : null,
            WeightGradient = blamed ? LayerRecord.WeightsOf(loop.Gradients, layer) : null,
            BiasGradient = blamed ? LayerRecord.BiasesOf(loop.Gradients, layer) : null,
            GradientNorm = blamed ? Learning.GradientNorm.Of(loop.Gradients, layer) : null,
            WeightsAfter = updated ? LayerRecord.WeightsOf(loop.Network.Parameters, layer) : null,
            FirstMoment =
                updated && loop.Memory.First.Length > 0 ? LayerRecord.WeightsOf(loop.Memory.First, layer) : null,
            SecondMoment =
                updated && loop.Memory.Second.Length > 0 ? LayerRecord.WeightsOf(loop.Memory.Second, layer) : null,
            BiasesAfter = updated ? LayerRecord.BiasesOf(loop.Network.Parameters, layer) : null,
        };
    }

    /// <summary>One of those that were given, or one that was taught since.</summary>
    private SampleRecord Sample(int index) =>
        index < data.Train.Count ? data.Train[index] : new SampleSet(data.Shape, loop.Samples, data.Train.Name)[index];

    private Matrix Rows(double[] values, int columns) =>
        new(loop.State.Count, columns, values[..(loop.State.Count * columns)]);
}
