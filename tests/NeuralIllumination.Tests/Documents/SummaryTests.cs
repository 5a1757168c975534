using System.Globalization;
using NeuralIllumination.Learning;
using NeuralIllumination.Tests.Learning;
using static NeuralIllumination.Tests.Documents.Claims;

namespace NeuralIllumination.Tests.Documents;

/// <summary>Every number of docs/SUMMARY.md and docs/PHILOSOPHY.md is the default run's.</summary>
public sealed class SummaryTests
{
    private readonly Trainer trainer = Given.Default();
    private readonly IReadOnlyList<EpochRecord> epochs;

    public SummaryTests() => epochs = trainer.Run(200).Epochs;

    [Fact]
    public void The_summary_says_what_the_default_run_does()
    {
        (int train, int test) = (trainer.Data.Train.Count, trainer.Data.Test.Count);
        double right = Math.Round(epochs[^1].TestAccuracy!.Value * test);
        Claims claims = new();
        claims.Says($"{string.Join('-', trainer.Architecture.Layers)}, ReLU and softmax with cross-entropy");
        claims.Says($"SGD with batches of {trainer.BatchSize} and a learning rate of {G(trainer.LearningRate)}:");
        claims.Says($"{C(trainer.Snapshot().ParameterCount)} parameters.");
        claims.Says($"pictures of {trainer.Data.Shape.Width}×{trainer.Data.Shape.Height} pixels");
        claims.Says($"{train} samples to learn from and {test} to be tested on");
        claims.Says($"{trainer.Epoch} epochs, seed {new TrainingOptions().StartSeed}:");
        claims.Says(
            $"from {N(epochs[0].TrainLoss)} to {N(epochs[^1].TrainLoss)}, {right} of the {test} test samples are right"
        );
        claims.Says($"`{trainer.Fingerprint}`");
        Assert.Empty(claims.Check(Read("SUMMARY.md")));
    }

    [Fact]
    public void The_reasons_quote_the_default_run()
    {
        Claims claims = new();
        claims.Says("Unit 12 should have been louder");
        string start = epochs[0].TrainLoss.ToString("F2", CultureInfo.InvariantCulture);
        claims.Says($"A loss that falls from {start} to {N(epochs[^1].TrainLoss)} says");
        claims.Says("where a number is 0 there is no light");
        claims.Says($"these {C(trainer.Snapshot().ParameterCount)} numbers");
        Assert.Empty(claims.Check(Read("PHILOSOPHY.md")));
        Assert.InRange(trainer.Recipe.ToJson().Length, 200, 600);
        Assert.True(new FirstStep().One.Delta![0, 12] < 0, "unit 12 should have been louder");
    }

    private static string Read(string name) => File.ReadAllText(Repository.Path("docs", name)).ReplaceLineEndings("\n");
}
