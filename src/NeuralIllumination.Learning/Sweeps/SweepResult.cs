using System.Globalization;

namespace NeuralIllumination.Learning;

/// <summary>What came of one training of a sweep.</summary>
/// <param name="Index">Its place in the plan, from 0.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="LearningRate">η.</param>
/// <param name="BatchSize">B.</param>
/// <param name="Last">What was measured last; of a training that diverged, before its end.</param>
/// <param name="Fingerprint">16 hexadecimal digits over all weights' bits.</param>
/// <param name="DivergedAt">The epoch, from 1, in which the loss stopped being a finite number; null where it did not.</param>
public sealed record SweepResult(
    int Index,
    long Seed,
    double LearningRate,
    int BatchSize,
    EpochRecord Last,
    string Fingerprint,
    int? DivergedAt
)
{
    /// <summary>The first line of a CSV file of results.</summary>
    public const string CsvHeader =
        "index,seed,learningRate,batchSize,epochs,trainLoss,trainAccuracy,testLoss,testAccuracy,fingerprint,divergedAt";

    /// <summary>A line of CSV, without its end; of regression without accuracies.</summary>
    public string ToCsv() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Index},{Seed},{LearningRate:R},{BatchSize},{Last.Epoch},{Last.TrainLoss:R},{Last.TrainAccuracy:R},{Last.TestLoss:R},{Last.TestAccuracy:R},{Fingerprint},{DivergedAt}"
        );

    /// <summary>A line of JSON, without its end; of regression with <c>trainR2</c> and <c>testR2</c> in the accuracies' places.</summary>
    public string ToJson() =>
        JsonLine.Write(
            Last.IsRegression
                ? (object)
                    new
                    {
                        index = Index,
                        seed = Seed,
                        learningRate = LearningRate,
                        batchSize = BatchSize,
                        epochs = Last.Epoch,
                        trainLoss = Last.TrainLoss,
                        trainR2 = Last.TrainR2 ?? 0,
                        testLoss = Last.TestLoss,
                        testR2 = Last.TestR2 ?? 0,
                        fingerprint = Fingerprint,
                        divergedAt = DivergedAt,
                    }
                : new
                {
                    index = Index,
                    seed = Seed,
                    learningRate = LearningRate,
                    batchSize = BatchSize,
                    epochs = Last.Epoch,
                    trainLoss = Last.TrainLoss,
                    trainAccuracy = Last.TrainAccuracy,
                    testLoss = Last.TestLoss,
                    testAccuracy = Last.TestAccuracy,
                    fingerprint = Fingerprint,
                    divergedAt = DivergedAt,
                }
        );
}
