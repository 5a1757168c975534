using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>A training on its way: a bar, with the epoch's loss and accuracy.</summary>
public sealed class ProgressView : View
{
    private const int BarLength = 24;

    private readonly EpochRecord epoch;
    private readonly int from;
    private readonly int to;

    /// <summary>Shows how far it has come.</summary>
    /// <param name="epoch">The epoch that ended last.</param>
    /// <param name="from">Where this training began, in epochs.</param>
    /// <param name="to">Where it ends, in epochs, above <paramref name="from"/>.</param>
    public ProgressView(EpochRecord epoch, int from, int to)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        (this.epoch, this.from, this.to) = (epoch, from, to);
    }

    /// <inheritdoc/>
    public override string ToHtml()
    {
        Markup bar =
            $"<div role=\"progressbar\" aria-valuemin=\"0\" aria-valuemax=\"{to - from}\" aria-valuenow=\"{epoch.Epoch - from}\" aria-label=\"training\" style=\"max-width:480px\"><div style=\"height:8px;border-radius:4px;background:rgba(128,140,160,.3);overflow:hidden\"><div style=\"height:8px;width:{100 * Share}%;background:#4EA8FF\"></div></div><p style=\"margin:4px 0 0;font-variant-numeric:tabular-nums\">{Words}</p></div>\n";
        return bar.ToString();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        int done = (int)(BarLength * Share);
        return $"[{new string('#', done)}{new string('.', BarLength - done)}] {Words}";
    }

    private double Share => Math.Clamp((double)(epoch.Epoch - from) / (to - from), 0, 1);

    private string Words
    {
        get
        {
            string test =
                epoch.TestLoss is { } loss && epoch.TestAccuracy is { } accuracy
                    ? $" · test loss {Numbers.Brief(loss)}, {Numbers.Percent(accuracy)}"
                    : "";
            return $"epoch {Numbers.Count(epoch.Epoch)} of {Numbers.Count(to)} · loss {Numbers.Brief(epoch.TrainLoss)}, accuracy {Numbers.Percent(epoch.TrainAccuracy)}{test}";
        }
    }
}
