using System.Diagnostics;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Commands;

/// <summary>A bar on the error stream: kept up to date on a terminal, a line now and then elsewhere.</summary>
internal sealed class SweepProgress(Terminal terminal, int all, int before) : IDisposable
{
    private const int Width = 30;

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly StatusLine bar = new(terminal);
    private TimeSpan next = TimeSpan.FromSeconds(1);

    public void Report(int done)
    {
        if (watch.Elapsed < next)
            return;
        next = watch.Elapsed + (terminal.IsInteractive ? TimeSpan.FromSeconds(0.2) : TimeSpan.FromSeconds(5));
        int filled = (int)((long)Width * done / all);
        double left = watch.Elapsed.TotalSeconds / (done - before) * (all - done);
        bar.Show(
            FormattableString.Invariant(
                $"[{new string('#', filled)}{new string('.', Width - filled)}] {done} of {all}, about {left:0} s left"
            )
        );
    }

    /// <summary>Takes the bar off a terminal again.</summary>
    public void Clear() => bar.Clear();

    public void Dispose() => Clear();
}
