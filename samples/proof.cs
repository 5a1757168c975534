#!/usr/bin/env dotnet
// Proofs that the training is real, one at a time: dotnet run samples/proof.cs gradients|step|fingerprint|reference|labels
// docs/PROOF_OF_TRAINING.md says what each one shows. Run it from the repository's folder.
#:project ../src/NeuralIllumination/NeuralIllumination.csproj
#:property RestorePackagesWithLockFile=false
#:property RestoreLockedMode=false

using System.Globalization;
using System.Text.Json;
using NeuralIllumination;
using NeuralIllumination.Learning;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["gradients"]:
        Gradients();
        break;
    case ["step"]:
        Step();
        break;
    case ["fingerprint"]:
        Fingerprint();
        break;
    case ["reference"]:
        Reference();
        break;
    case ["labels"]:
        Labels();
        break;
    default:
        Console.Error.WriteLine(
            $"expected gradients, step, fingerprint, reference or labels; got \"{string.Join(' ', args)}\"."
        );
        return 2;
}

return 0;

// Every derivative of the first batch beside what nudging its parameter does to the loss.
static void Gradients()
{
    GradientCheckRecord check = Default().CheckGradients().Record;
    foreach (GradientCheckEntry entry in check.Entries.OrderByDescending(e => Math.Abs(e.Analytic)).Take(3))
        Console.WriteLine($"{entry.Name}: backpropagation {entry.Analytic:F9}, nudging {entry.Numeric:F9}");
    int agree = check.Compared.Count(entry => !entry.Differs || entry.RelativeError < GradientCheckRecord.Tolerance);
    Console.WriteLine($"{agree:N0} of {check.Entries.Count:N0} derivatives agree to a millionth");
}

// The example of MATH_EXPLAINED.md, by the same engine that trains everything else.
static void Step()
{
    Dataset data = Datasets.From([new Sample([1, 2], 0)], testShare: 0);
    Training training = new(Network.Create([2, 2, 2]), data) { LearningRate = 0.5, BatchSize = 1 };
    double[,] w1 =
    {
        { 0.5, -0.25 },
        { -1, 0.25 },
    };
    double[,] w2 =
    {
        { 1, 2 },
        { -1, 1 },
    };
    for (int o = 0; o < 2; o++)
    {
        for (int i = 0; i < 2; i++)
        {
            training.Set(1, o, i, w1[o, i]);
            training.Set(2, o, i, w2[o, i]);
        }
    }

    training.Set(1, 0, null, 0.1);
    StepRecord step = training.Step().Record;
    LayerStepRecord one = step.Layers[0];
    Console.WriteLine($"z1 = ({one.Z[0, 0]:F4}, {one.Z[0, 1]:F4}), a1 = ({one.A[0, 0]:F4}, {one.A[0, 1]:F4})");
    Console.WriteLine($"prediction = ({step.Probabilities[0, 0]:F4}, {step.Probabilities[0, 1]:F4})");
    Console.WriteLine($"loss = {step.Loss:F4}");
    Console.WriteLine($"dL/dW1[0, 0] = {one.WeightGradient![0, 0]:F4}");
    Console.WriteLine($"W1[0, 0] = {one.WeightsBefore[0, 0]:F4} before, {one.WeightsAfter![0, 0]:F4} after");
    Console.WriteLine($"loss of the same sample now = {training.Step().Record.Loss:F4}");
}

// The bits of a run, of the same run again, and of one in which a single weight began one last bit larger.
static void Fingerprint()
{
    Training first = Default();
    first.Run(epochs: 200);
    Training again = Training.Replay(first.Recipe);
    Training other = Default();
    other.Set(2, 0, 0, Math.BitIncrement(other.Network.Record.Layers[1].Weights[0, 0]));
    other.Run(epochs: 200);
    Console.WriteLine($"a run:                      {first.Fingerprint}");
    Console.WriteLine($"the same from its recipe:   {again.Fingerprint}");
    Console.WriteLine($"one bit of one weight else: {other.Fingerprint}");
}

// Batch by batch beside PyTorch, which shares no code with this engine.
static void Reference()
{
    string path = Path.Combine("tests", "NeuralIllumination.Tests", "Reference", "trajectory.json");
    double[] theirs =
    [
        .. JsonDocument
            .Parse(File.ReadAllText(path))
            .RootElement.GetProperty("batchLoss")
            .EnumerateArray()
            .Select(loss => loss.GetDouble()),
    ];
    Training training = Default();
    double[] ours = [.. theirs.Select(_ => training.Step().Record.Loss!.Value)];
    foreach (int batch in new[] { 1, 2, 15, theirs.Length })
        Console.WriteLine($"batch {batch, 3}: PyTorch {theirs[batch - 1]:F12}, here {ours[batch - 1]:F12}");
    double worst = theirs.Zip(ours, (a, b) => Math.Abs(a - b) / a).Max();
    Console.WriteLine($"{theirs.Length} batches, every loss the same to 1 in 10,000,000,000: {worst < 1e-10}");
}

// The same pictures with their own labels, and with the labels dealt out anew by chance.
static void Labels()
{
    Dataset data = Datasets.CirclesAndSquares(seed: 42);
    Report("as they are", data);
    int[] labels = [.. data.Train.Select(sample => sample.Label)];
    new Random(42).Shuffle(labels);
    Report(
        "dealt anew",
        Datasets.From(
            data.Train.Select((sample, i) => new Sample([.. sample.Pixels], labels[i])),
            data.Test.Select(sample => new Sample([.. sample.Pixels], sample.Label))
        )
    );

    static void Report(string how, Dataset data)
    {
        Training training = new(Network.Create([64, 16, 2], seed: 42), data);
        training.Run(epochs: 200);
        double right = training.History[^1].TestAccuracy!.Value * data.Test.Count;
        double learned = training.History[^1].TrainAccuracy!.Value * data.Train.Count;
        Console.WriteLine(
            $"labels {how}: {learned:F0} of {data.Train.Count} learned, {right:F0} of {data.Test.Count} new ones right"
        );
    }
}

static Training Default() => new(Network.Create([64, 16, 2], seed: 42), Datasets.CirclesAndSquares(seed: 42));
