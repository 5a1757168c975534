using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Magic.Verbs;

/// <summary><c>train</c>: more epochs, with a bar.</summary>
internal static class TrainVerb
{
    public static MagicVerb Verb { get; } =
        new(
            "train",
            "Completes more epochs, with a bar as it goes; the stop button leaves it at a whole batch.",
            [
                CommonOptions.Name,
                new("--epochs", "N", $"How many, 0 to {Trainer.MostEpochs} [default: 200]")
                {
                    Completions = ["20", "200"],
                },
                CommonOptions.LearningRate,
                CommonOptions.BatchSize,
            ],
            Run
        )
        {
            Examples = ["#!neural train --epochs 20 --learning-rate 0.1"],
        };

    private static RunView Run(MagicCall call)
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
        return training.Run(epochs);
    }
}
