using System.Diagnostics;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Magic.Verbs;

/// <summary><c>train</c>: more epochs, with a bar.</summary>
internal static class TrainVerb
{
    // A host may draw all outputs of a cell anew at each update.
    private static readonly TimeSpan BetweenUpdates = TimeSpan.FromMilliseconds(250);

    public static MagicVerb Verb { get; } =
        new(
            "train",
            "Completes more epochs, with a bar as it goes; the stop button leaves it at a whole batch.",
            [
                CommonOptions.Name,
                new("--epochs", "N", "How many, 0 to 1000000 [default: 200]") { Completions = ["20", "200"] },
                CommonOptions.LearningRate,
                CommonOptions.BatchSize,
            ],
            Run
        )
        {
            Examples = ["#!neural train --epochs 20 --learning-rate 0.1"],
        };

    private static RunView? Run(MagicCall call)
    {
        // Everything is read before anything is changed.
        int epochs = call.Whole("--epochs", 0, Trainer.MostEpochs, 200);
        (double? rate, int? size) = (call.LearningRate, call.BatchSize);
        string name = call.TrainingName;
        if (!Neural.Has(name) && !call.Has("--name"))
            BuildVerb.Default();
        Training training = call.Training;
        if (size is { } batchSize)
            training.BatchSize = batchSize;
        if (rate is { } learningRate)
            training.LearningRate = learningRate;
        int from = training.Epoch;
        if (epochs == 0)
            return training.Run(0);

        Bar bar = new(call, training.History[^1], from, from + epochs);
        try
        {
            bar.End(training.Run(epochs, bar, call.Cancellation));
        }
        catch (OperationCanceledException)
        {
            bar.End(
                new NoteView(
                    $"Stopped after {Numbers.Count(training.Epoch, "epoch")} and {Numbers.Count(training.Batch, "batch", "batches")}; #!neural train goes on from there."
                )
            );
        }

        return null;
    }

    /// <summary>Shows an epoch now and then, in one place.</summary>
    private sealed class Bar : IProgress<EpochRecord>
    {
        private readonly int from;
        private readonly int to;
        private readonly Action<object> update;
        private readonly Stopwatch since = Stopwatch.StartNew();

        public Bar(MagicCall call, EpochRecord first, int from, int to)
        {
            (this.from, this.to) = (from, to);
            update = call.Show(new ProgressView(first, from, to));
        }

        public void Report(EpochRecord value)
        {
            if (since.Elapsed < BetweenUpdates)
                return;
            update(new ProgressView(value, from, to));
            since.Restart();
        }

        public void End(object value) => update(value);
    }
}
