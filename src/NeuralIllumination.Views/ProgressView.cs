using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Long work on its way: a bar, with what was measured last; once it has ended, one line.</summary>
public sealed class ProgressView : View
{
    private const int BarLength = 24;

    /// <summary>Shows how far it has come.</summary>
    /// <param name="work">The work.</param>
    public ProgressView(WorkRecord work)
    {
        ArgumentNullException.ThrowIfNull(work);
        Record = work;
    }

    /// <summary>How far it has come.</summary>
    public WorkRecord Record { get; }

    internal override object Content => Record;

    /// <inheritdoc/>
    public override string ToHtml()
    {
        Markup line = $"<p style=\"margin:4px 0 0;font-variant-numeric:tabular-nums\">{Words}</p>";
        if (Record.State != WorkState.Running)
            return $"{line}\n";
        Markup bar =
            $"<div role=\"progressbar\" aria-valuemin=\"{Record.From}\" aria-valuemax=\"{Record.To}\" aria-valuenow=\"{Record.At}\" aria-label=\"{Record.Unit} by {Record.Unit}\" style=\"max-width:480px\"><div style=\"height:8px;border-radius:4px;background:rgba(128,140,160,.3);overflow:hidden\"><div style=\"height:8px;width:{100 * Record.Share}%;background:#4EA8FF\"></div></div>{line}</div>\n";
        return bar.ToString();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        if (Record.State != WorkState.Running)
            return Words;
        int done = (int)(BarLength * Record.Share);
        return $"[{new string('#', done)}{new string('.', BarLength - done)}] {Words}";
    }

    private string Words =>
        Record.State switch
        {
            WorkState.Running =>
                $"{Record.Unit} {Numbers.Count(Record.At)} of {Numbers.Count(Record.To)}{Measured} · {Seconds}",
            WorkState.Done => $"{Numbers.Count(Record.To - Record.From, Record.Unit)} done in {Seconds}{Measured}",
            WorkState.Stopped => Record.Outcome
                ?? $"Stopped at {Record.Unit} {Numbers.Count(Record.At)} of {Numbers.Count(Record.To)}, after {Seconds}.",
        };

    private string Seconds =>
        Record.Elapsed.TotalSeconds < 10
            ? FormattableString.Invariant($"{Record.Elapsed.TotalSeconds:0.0} s")
            : $"{Numbers.Count((long)Record.Elapsed.TotalSeconds)} s";

    private string Measured
    {
        get
        {
            if (Record.Epoch is not { } epoch)
                return "";
            string test = epoch.TestLoss is { } loss
                ? $" · test loss {Numbers.Brief(loss)}, {Score.Write(epoch, epoch.TestScore)}"
                : "";
            return $" · loss {Numbers.Brief(epoch.TrainLoss)}, {Score.Name(epoch)} {Score.Write(epoch, epoch.TrainScore)}{test}";
        }
    }
}
