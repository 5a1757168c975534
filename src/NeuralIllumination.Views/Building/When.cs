using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Says when a step was, or between which steps a look was taken, and which sample it is.</summary>
internal static class When
{
    /// <summary>For example <c>epoch 1, batch 2</c> of a step, <c>after 200 epochs</c> of a look.</summary>
    public static string Of(StepRecord step)
    {
        if (!step.IsLook)
            return $"epoch {Numbers.Count(step.Epoch)}, batch {Numbers.Count(step.Batch)}";
        int epochs = step.Epoch - 1;
        int batches = step.Batch - 1;
        if (epochs == 0 && batches == 0)
            return "before learning";
        if (batches == 0)
            return $"after {Numbers.Count(epochs, "epoch")}";
        string whole = epochs > 0 ? $"{Numbers.Count(epochs, "epoch")} and " : "";
        return $"after {whole}{Numbers.Count(batches, "batch", "batches")}";
    }

    /// <summary>For example <c>test sample 17</c>.</summary>
    public static string Sample(SampleRecord sample) =>
        $"{(sample.Set.Length > 0 ? sample.Set + " " : "")}sample {Numbers.Count(sample.Index)}";
}
