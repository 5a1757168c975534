using System.Text.Json;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

/// <summary>
/// The default training beside the same training in PyTorch 1.13.0a0 (Debian 12's python3-torch, Python 3.11.2): Reference/reference.py wrote
/// Reference/trajectory.json.
/// </summary>
public sealed class ReferenceTests
{
    private static readonly JsonElement Reference = JsonDocument
        .Parse(File.ReadAllText(Repository.Path("tests", "NeuralIllumination.Tests", "Reference", "trajectory.json")))
        .RootElement;

    [Fact]
    public void Every_batch_has_the_same_loss()
    {
        Trainer trainer = Given.Default();
        double[] expected = Numbers("batchLoss");
        Assert.Equal(450, expected.Length);
        foreach (double loss in expected)
            Close(loss, trainer.Step().Loss!.Value);
    }

    [Fact]
    public void Every_epoch_measures_the_same()
    {
        Trainer trainer = Given.Default();
        IReadOnlyList<EpochRecord> epochs = trainer.Run(30).Epochs;
        for (int e = 1; e <= 30; e++)
        {
            Close(Numbers("trainLoss")[e - 1], epochs[e].TrainLoss);
            Close(Numbers("testLoss")[e - 1], epochs[e].TestLoss!.Value);
            Assert.Equal(Numbers("testRight")[e - 1], Math.Round(epochs[e].TestAccuracy!.Value * 40));
        }

        NetworkRecord network = trainer.Snapshot();
        double[] squares =
        [
            .. network.Layers.SelectMany(layer =>
                new[] { Squares(layer.Weights.Values.ToArray()), Squares(layer.Biases) }
            ),
        ];
        double[] reference = Numbers("sumOfSquares");
        for (int i = 0; i < 4; i++)
            Close(reference[i], squares[i]);
    }

    private static double[] Numbers(string name) =>
        [.. Reference.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];

    private static double Squares(IEnumerable<double> values) => values.Sum(v => v * v);

    // Rounding differs from the first sum on; over 450 steps it stays far below what any mistake would make.
    private static void Close(double expected, double actual) =>
        Assert.InRange(actual, expected * (1 - 1e-10), expected * (1 + 1e-10));
}
