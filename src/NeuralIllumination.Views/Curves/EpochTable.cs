using System.Globalization;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>A run's numbers at epochs 0, 1, 2, 5, 10, 20, 50, …, where the test loss was smallest, and at the last.</summary>
internal static class EpochTable
{
    public static Table Of(RunRecord run)
    {
        bool isTested = run.Last.TestLoss is not null;
        int layers = run.Last.GradientNorms.Count;
        string score = Score.Name(run.Last);
        List<string> heads = ["epoch", "training loss", $"training {score}"];
        if (isTested)
            heads.AddRange(["test loss", $"test {score}"]);
        heads.AddRange(Enumerable.Range(1, layers).Select(l => $"‖∂L/∂θ‖ layer {l}"));
        EpochRecord? best = run.Last.Epoch > 0 ? BestEpoch.Of(run) : null;
        string caption = $"Loss, {score} and gradient norms at some epochs";
        if (best is not null)
            caption += $"; the test loss was smallest after epoch {Numbers.Count(best.Epoch)}";
        Table table = new(caption, [.. heads]);
        foreach (EpochRecord epoch in run.Epochs.Where(e => IsMilestone(e.Epoch) || e == best || e == run.Last))
        {
            List<Cell> row = [Numbers.Count(epoch.Epoch), epoch.TrainLoss, Score.Cell(epoch, epoch.TrainScore)];
            if (isTested)
                row.AddRange([
                    Optional(epoch.TestLoss, v => epoch == best ? ((Cell)v).Strong() : v),
                    Score.Cell(epoch, epoch.TestScore),
                ]);
            for (int l = 0; l < layers; l++)
                row.Add(l < epoch.GradientNorms.Count ? epoch.GradientNorms[l].L2 : new Cell("–", IsNumber: true));
            table.Add([.. row]);
        }

        return table;
    }

    private static Cell Optional(double? value, Func<double, Cell> write) =>
        value is { } known ? write(known) : new Cell("–", IsNumber: true);

    private static bool IsMilestone(int epoch)
    {
        string digits = epoch.ToString(CultureInfo.InvariantCulture);
        return digits[0] is '0' or '1' or '2' or '5' && digits[1..].All(c => c == '0');
    }
}
