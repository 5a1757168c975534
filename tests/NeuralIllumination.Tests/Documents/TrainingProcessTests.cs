using System.Globalization;
using NeuralIllumination.Learning;
using NeuralIllumination.Tests.Learning;
using static NeuralIllumination.Tests.Documents.Claims;

namespace NeuralIllumination.Tests.Documents;

/// <summary>Every number of docs/TRAINING_PROCESS.md is the engine's.</summary>
public sealed class TrainingProcessTests
{
    private static readonly string Text = File.ReadAllText(Repository.Path("docs", "TRAINING_PROCESS.md"))
        .ReplaceLineEndings("\n");

    private readonly Claims claims = new();
    private readonly FirstStep first = new();

    [Fact]
    public void Every_number_in_the_document_is_the_engines()
    {
        SaysTheWords();
        SaysForward();
        SaysBackward();
        SaysUpdate();
        SaysTheRun();
        IReadOnlyList<string> problems = claims.Check(Text);
        Assert.True(problems.Count == 0, "docs/TRAINING_PROCESS.md, " + string.Join("\n", problems));
    }

    private void SaysTheWords()
    {
        Trainer trainer = Given.Default();
        int samples = trainer.Data.Train.Count;
        Says($"{C(first.Start.ParameterCount)} numbers are changed a little");
        Says(
            $"the default network ({string.Join('-', trainer.Architecture.Layers)}, seed {new TrainingOptions().StartSeed})"
        );
        Says("view step --at 0 --format text");
        Says($"one picture with its label: {trainer.Data.Shape.Features} pixels");
        Says($"what is learned from at once: {first.Step.BatchSize} samples");
        Says($"once through all {samples} samples, in a new order each time: {samples / first.Step.BatchSize} steps");
    }

    private void SaysForward()
    {
        StepRecord step = first.Step;
        (LayerStepRecord one, LayerStepRecord two) = (first.One, first.Two);
        double[] x = one.X.Row(0).ToArray();
        double[] a = one.A.Row(0).ToArray();
        Assert.Equal("circle", step.Samples[0].ClassName);
        Says(
            $"begins with sample {step.Samples[0].Index}, a circle. {x.Count(v => v == 1)} of its {x.Length} pixels are 1"
        );
        Says($"the others {G(x.Min())}.");
        Says($"Each of the {a.Length} hidden units");
        Says($"its bias, which is still {G(one.BiasesBefore.Distinct().Single())}. Unit 15 comes to");
        Says($"{N(one.Z[0, 15])}, unit 13 to {N(one.Z[0, 13])}.");
        Says("What is above 0 passes, what is below becomes 0.");
        Assert.Equal(one.Z.Row(0).ToArray().Select(z => Math.Max(0, z)), a);
        Says($"Unit 15 keeps its {N(a[15])}. Unit 13 is silent");
        Assert.Equal(0, a[13]);
        Says($"{a.Count(v => v > 0)} of the {a.Length} answer");
        Says(
            $"listen to those {a.Length} in the same way: {N(two.Z[0, 0])} for *circle*, {N(two.Z[0, 1])} for *square*"
        );
        double[] y = step.Probabilities.Row(0).ToArray();
        Says($"{N(y[0])} and {N(y[1])}. The network says *circle*");
        Says($"Sample {step.Samples[0].Index} loses −ln {N(y[0])} = {N(step.SampleLosses![0])}.");
        Says($"it would lose 0; had it known nothing and said one half each, {N(-Math.Log(1.0 / y.Length))}.");
        int worst = step.SampleLosses.ToList().IndexOf(step.SampleLosses.Max());
        int label = step.Samples[worst].Label;
        Assert.Equal(1, label);
        Says($"Sample {step.Samples[worst].Index} of the same batch is a square");
        Says($"gives {N(step.Probabilities[worst, label])}, and loses {N(step.SampleLosses[worst])} for it");
        Says($"The mean of all {step.BatchSize} is {N(step.Loss!.Value)}.");
    }

    private void SaysBackward()
    {
        (LayerStepRecord one, LayerStepRecord two) = (first.One, first.Two);
        double[] delta = two.Delta!.Row(0).ToArray();
        Says($"For sample {first.Step.Samples[0].Index} that is {Vector(delta)}");
        (string down, string up) = (N(two.WeightsBefore[0, 12]), N(two.WeightsBefore[1, 12]));
        Assert.Equal(first.Blame(12), one.Delta![0, 12], 1e-15);
        Says($"Unit 12 leads to *circle* with {down} and to *square* with {up}");
        Says($"so its share is {down} · {N(delta[0])} + {up} · {N(delta[1])} = {N(one.Delta[0, 12])}:");
        Says($"Unit 13 would have got {N(first.Blame(13))}, but it was silent");
        Says($"The gate is shut, its δ is {G(one.Delta[0, 13])}, and");
        Assert.Equal(0, one.X[0, 9]);
        Says(
            $"W₁[12, 9], from pixel 9 to unit 12, gets nothing from sample {first.Step.Samples[0].Index}, in which pixel 9 is dark"
        );
        double sum = one.WeightGradient![12, 9] * first.Step.BatchSize;
        Says($"{N(sum)} / {first.Step.BatchSize} = {N(one.WeightGradient[12, 9])}.");
        Says($"has all {C(first.Start.ParameterCount)} answers");
    }

    private void SaysUpdate()
    {
        LayerStepRecord one = first.One;
        StepRecord step = first.Step;
        string rate = G(step.LearningRate);
        Says($"by the learning rate of {rate}:");
        Says(
            $"W₁[12, 9] = {Six(one.WeightsBefore[12, 9])} − {rate} · {Six(one.WeightGradient![12, 9])} = {Six(one.WeightsAfter![12, 9])}"
        );
        int all = first.Start.ParameterCount;
        Says($"In this step {first.Moved} of the {C(all)} do; {all - first.Moved} had no gradient");
        Says(
            $"The same {step.BatchSize} samples again: their mean loss was {N(step.Loss!.Value)} and is now {N(first.After.Average())}."
        );
        bool[] better = [.. step.SampleLosses!.Zip(first.After, (before, after) => after < before)];
        Assert.Equal(step.Samples.Select(sample => sample.Label == 1), better);
        Says($"The {better.Count(b => b)} squares of the batch lose less, the {better.Count(b => !b)} circles more;");
        Says($"sample {step.Samples[0].Index} went from {N(step.SampleLosses![0])} to {N(first.After[0])}.");
    }

    private void SaysTheRun()
    {
        Trainer trainer = Given.Default();
        IReadOnlyList<EpochRecord> epochs = trainer.Run(200).Epochs;
        int test = trainer.Data.Test.Count;
        foreach (int at in new[] { 0, 1, 5, 20, 200 })
        {
            EpochRecord epoch = epochs[at];
            string steps = C(at * trainer.Data.Train.Count / trainer.BatchSize);
            string losses = $"{N(epoch.TrainLoss)} | {N(epoch.TestLoss!.Value)}";
            Says($"| {at} | {steps} | {losses} | {Math.Round(epoch.TestAccuracy!.Value * test)} of {test} |");
        }

        Says($"what belongs to its {trainer.Data.Train.Count} alone");
        double late = trainer.Step().Layers[0].GradientNorm!.Value.L2;
        Says(
            $"a norm of {N(first.One.GradientNorm!.Value.L2)} in the first step and of {N(late)} in the step after epoch 200."
        );
        Says($"It does not look at the {test} test samples.");
        Says($"is in the {C(first.Start.ParameterCount)} numbers");
    }

    // With more digits than elsewhere, so that the reader's own subtraction comes out the same.
    private static string Six(double value) => value.ToString("F6", CultureInfo.InvariantCulture);

    private void Says(string phrase) => claims.Says(phrase);
}
