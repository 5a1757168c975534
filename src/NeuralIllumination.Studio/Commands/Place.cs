using System.Globalization;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Studio.Commands;

/// <summary>A place in a run.</summary>
/// <param name="Epoch">Epochs completed.</param>
/// <param name="Batch">Batches completed in the epoch in hand.</param>
internal readonly record struct Place(int Epoch, int Batch)
{
    /// <summary>Reads <c>12</c> or <c>12.3</c>: batch 3, not a fraction. Null if it is neither.</summary>
    public static Place? Parse(string text)
    {
        string[] parts = text.Split('.');
        return
            parts.Length <= 2
            && Number(parts[0]) is { } epoch
            && Number(parts.ElementAtOrDefault(1) ?? "0") is { } batch
            ? new Place(epoch, batch)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{Epoch}") + (Batch == 0 ? "" : FormattableString.Invariant($".{Batch}"));

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        && number <= Trainer.MostEpochs
            ? number
            : null;
}
