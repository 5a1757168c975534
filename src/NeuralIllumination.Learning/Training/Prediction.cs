using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>Asks a network about samples.</summary>
internal static class Prediction
{
    public static IReadOnlyList<PredictionRecord> Of(
        Network network,
        Architecture architecture,
        SampleSet set,
        int count
    ) => LongWork.Do("sample", 0, count, work => Of(network, architecture, set, count, work));

    private static List<PredictionRecord> Of(
        Network network,
        Architecture architecture,
        SampleSet set,
        int count,
        LongWork work
    )
    {
        Samples samples = set.For(architecture.Outputs);
        BatchState batch = new(network, 32);
        List<PredictionRecord> predictions = [];
        int outputs = network.Outputs;
        for (int start = 0; start < count; start += batch.Capacity)
        {
            work.Cancellation.ThrowIfCancellationRequested();
            work.Report(start);
            batch.Count = Math.Min(batch.Capacity, count - start);
            for (int s = 0; s < batch.Count; s++)
                batch.Load(samples, start + s, s);
            Propagation.Forward(network, architecture.Loss, batch);
            Propagation.Loss(network, architecture.Loss, batch);
            for (int s = 0; s < batch.Count; s++)
            {
                predictions.Add(
                    new PredictionRecord(
                        set[start + s],
                        Array.AsReadOnly(batch.Predictions[(s * outputs)..((s + 1) * outputs)]),
                        Evaluation.Choice(batch.Predictions, s * outputs, outputs),
                        batch.Losses[s]
                    )
                    {
                        LossFunction = architecture.Loss,
                    }
                );
            }
        }

        return predictions;
    }
}
