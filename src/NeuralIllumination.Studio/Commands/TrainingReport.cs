using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuralIllumination.Learning;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Commands;

/// <summary>What <c>illuminate train</c> prints.</summary>
internal static class TrainingReport
{
    /// <summary>One JSON object; the lists have one entry an epoch, taken after it, null where there is no test set; of regression accuracies are null, and R² stands beside them.</summary>
    public static string Json(RunRecord run, double seconds)
    {
        EpochRecord[] epochs = [.. run.Epochs.Skip(1)];
        JsonObject document = new()
        {
            ["epochs"] = epochs.Length,
            ["trainLoss"] = List(epochs, epoch => epoch.TrainLoss),
            ["trainAccuracy"] = List(epochs, epoch => epoch.TrainAccuracy),
            ["testLoss"] = List(epochs, epoch => epoch.TestLoss),
            ["testAccuracy"] = List(epochs, epoch => epoch.TestAccuracy),
            ["fingerprint"] = run.Fingerprint,
            ["seconds"] = Math.Round(seconds, 3),
            ["recipe"] = JsonNode.Parse(run.Recipe.ToJson()),
        };
        if (run.Last.IsRegression)
        {
            document["trainR2"] = List(epochs, epoch => epoch.TrainR2);
            document["testR2"] = List(epochs, epoch => epoch.TestR2);
        }

        return document.ToJsonString(JsonSerializerOptions.Default);
    }

    /// <summary>A short table of the first, a few middle and the last epochs, and the fingerprint.</summary>
    public static string Text(RunRecord run, double seconds)
    {
        StringBuilder text = new();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{run.Recipe.Architecture}: {Plural.Of(run.Recipe.Architecture.ParameterCount, "parameter")}, {Plural.Of(run.Recipe.Data.TrainCount, "sample")} to learn from, {run.Recipe.Data.TestCount:N0} to be tested on"
        );
        text.AppendLine();
        string score = run.Last.IsRegression ? "      R²" : "accuracy";
        text.AppendLine($" epoch   train loss   {score}   test loss   {score}");
        foreach (EpochRecord epoch in Chosen(run.Epochs))
        {
            string line = FormattableString.Invariant(
                $"{epoch.Epoch, 6}   {epoch.TrainLoss, 10:0.0000}   {epoch.TrainScore, 8:0.0000}   {epoch.TestLoss, 9:0.0000}   {epoch.TestScore, 8:0.0000}"
            );
            text.AppendLine(line.TrimEnd());
        }

        text.AppendLine();
        text.Append(CultureInfo.InvariantCulture, $"fingerprint {run.Fingerprint}, {seconds:0.00} s");
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>Epoch 0 and 1, the last, and between them about those at 1, 2 and 5 times the powers of ten.</summary>
    private static IEnumerable<EpochRecord> Chosen(IReadOnlyList<EpochRecord> epochs)
    {
        HashSet<int> round = [0, 1];
        for (long power = 1; power <= epochs.Count; power *= 10)
            round.UnionWith([(int)power, (int)(2 * power), (int)(5 * power)]);
        return epochs.Where((_, i) => round.Contains(i) || i == epochs.Count - 1);
    }

    private static JsonArray List(EpochRecord[] epochs, Func<EpochRecord, double?> value) =>
        [.. epochs.Select(epoch => (JsonNode?)JsonValue.Create(value(epoch)))];
}
