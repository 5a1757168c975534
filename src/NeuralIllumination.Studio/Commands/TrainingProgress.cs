using System.Diagnostics;
using NeuralIllumination.Learning;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Commands;

/// <summary>Tells on the error stream how a long training goes: one line kept up to date on a terminal, a line now and then elsewhere.</summary>
internal sealed class TrainingProgress(Terminal terminal, int epochs) : IProgress<EpochRecord>, IDisposable
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly StatusLine line = new(terminal);
    private TimeSpan next = TimeSpan.FromSeconds(1);

    public void Report(EpochRecord value)
    {
        if (watch.Elapsed < next)
            return;
        next = watch.Elapsed + (terminal.IsInteractive ? TimeSpan.FromSeconds(0.2) : TimeSpan.FromSeconds(5));
        line.Show(FormattableString.Invariant($"epoch {value.Epoch} of {epochs}, loss {value.TrainLoss:0.0000}"));
    }

    /// <summary>Takes the line off a terminal again, so that the result stands alone.</summary>
    public void Clear() => line.Clear();

    public void Dispose() => Clear();
}
