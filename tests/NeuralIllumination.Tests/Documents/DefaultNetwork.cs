using System.Globalization;
using NeuralIllumination.Engine;
using NeuralIllumination.Learning;
using NeuralIllumination.Tests.Learning;
using static NeuralIllumination.Tests.Documents.Claims;

namespace NeuralIllumination.Tests.Documents;

/// <summary>What MATH_EXPLAINED.md says beyond its example: of the default network, its activations, its starting weights and its run.</summary>
internal sealed class DefaultNetwork(Claims claims)
{
    private const double At = 0.5;

    private readonly Trainer trainer = new(
        DatasetRecord.CirclesAndSquares(),
        Given.Default().Architecture,
        new TrainingOptions()
    );

    public int ParameterCount => trainer.Snapshot().ParameterCount;

    private IReadOnlyList<int> Layers => trainer.Architecture.Layers;

    public void SaysItsSize()
    {
        IReadOnlyList<LayerRecord> layers = trainer.Snapshot().Layers;
        Matrix targets = trainer.Examine(trainer.Data.Train[0]).Targets;
        Says($"truth: {G(targets.Values.ToArray().Max())} for the true class, {G(targets.Values.ToArray().Min())} for");
        Assert.Equal(Activation.Relu, trainer.Architecture.Activation);
        Says($"The default network is {string.Join('-', Layers)}:");
        Says($"{trainer.Data.Shape.Features} pixels, {Layers[1]} hidden units with ReLU, {Layers[2]} classes");
        Says($"{Layers[0]} · {Layers[1]} + {Layers[1]} = {C(layers[0].ParameterCount)} parameters in its first layer");
        Says($"{Layers[1]} · {Layers[2]} + {Layers[2]} = {C(layers[1].ParameterCount)} in its second");
        Says($": {C(ParameterCount)} together");
    }

    public void SaysItsGradientCheck()
    {
        GradientCheckEntry tiny = new(1, 0, null, 0, 1e-12, 0, false);
        // The floor under the divisor is what turns so small a difference into so small an error.
        string floor = (tiny.Numeric / tiny.RelativeError)
            .ToString("0e-0", CultureInfo.InvariantCulture)
            .Replace('-', '−');
        Says($"does this for each of the {C(trainer.CheckGradients().Entries.Count)} parameters");
        Says("(Ridders, 1982)");
        Says($"max(|a|, |n|, {floor})");
    }

    public void SaysActivations()
    {
        Says($"at z = {G(At)}: a, f′");
        Row(Activation.Identity, "identity", "z", z => z, "1", (_, _) => 1);
        Row(Activation.Relu, "ReLU", "max(0, z)", z => Math.Max(0, z), "1 if z > 0, else 0", (z, _) => z > 0 ? 1 : 0);
        string leak = G(Activations.Leak);
        Row(
            Activation.LeakyRelu,
            "leaky ReLU",
            $"z if z > 0, else {leak} z",
            z => z > 0 ? z : Activations.Leak * z,
            $"1 if z > 0, else {leak}",
            (z, _) => z > 0 ? 1 : Activations.Leak
        );
        Row(Activation.Tanh, "tanh", "tanh z", Math.Tanh, "1 − a²", (_, a) => 1 - a * a);
        Row(
            Activation.Sigmoid,
            "sigmoid",
            "1 / (1 + e⁻ᶻ)",
            z => 1 / (1 + Math.Exp(-z)),
            "a (1 − a)",
            (_, a) => a * (1 - a)
        );
    }

    public void SaysLossesAndOptimisers()
    {
        // The formulas are the engine's by its own tests (LossesTests, UpdatesTests); the constants in them are compared here.
        Says("−Σ (y ln ŷ + (1 − y) ln(1 − ŷ))");
        double[] edge = [0.5];
        Assert.Equal(0, Evaluation.Choice(edge, 0, 1));
        edge[0] = Math.BitIncrement(edge[0]);
        Assert.Equal(1, Evaluation.Choice(edge, 0, 1));
        Says("a ŷ above 0.5 says class 1");
        Says("m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g²");
        Says("with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ)");
        Says($"μ is {G(new TrainingOptions().Momentum)} unless");
        Says($"β₁ = {G(Updates.Beta1)}, β₂ = {G(Updates.Beta2)} and ε = 1e−8 are fixed");
        Assert.Equal(1e-8, Updates.Epsilon);
        Says("An L2 penalty adds ½ λ Σ w² over all weights");
        // Biases are left alone, and each weight's share is what the document says.
        Network network = new([1, 1], Activation.Identity);
        network.Parameters[0] = 3;
        network.Parameters[1] = 5;
        double[] gradients = new double[2];
        WeightDecay.Add(network, 0.25, gradients);
        Assert.Equal((0.5 * 0.25 * 9, 0.75, 0.0), (WeightDecay.Penalty(network, 0.25), gradients[0], gradients[1]));
    }

    public void SaysStartingWeights()
    {
        double[] biases = [.. trainer.Snapshot().Layers.SelectMany(layer => layer.Biases).Distinct()];
        Says($"(He et al., 2015; Glorot and Bengio, 2010), and biases start at {G(Assert.Single(biases))}.");
        Says($"for {Layers[0]} inputs, {Layers[1]} outputs");
        Normal("He (normal)", Initialization.HeNormal, "n_in", (inputs, _) => inputs);
        Uniform("He (uniform)", Initialization.HeUniform, "n_in", (inputs, _) => inputs);
        Normal("Glorot (normal)", Initialization.GlorotNormal, "(n_in + n_out)", (inputs, outputs) => inputs + outputs);
        Uniform(
            "Glorot (uniform)",
            Initialization.GlorotUniform,
            "(n_in + n_out)",
            (inputs, outputs) => inputs + outputs
        );
    }

    public void SaysItsRun()
    {
        TrainingOptions options = new();
        Says(
            $"seed {options.StartSeed}, {string.Join('-', Layers)}, η = {G(trainer.LearningRate)}, B = {trainer.BatchSize},"
        );
        Says($"{trainer.Data.Train.Count} samples to learn from and {trainer.Data.Test.Count} to be tested on");

        IReadOnlyList<EpochRecord> epochs = trainer.Run(200).Epochs;
        EpochRecord[] shown = [.. new[] { 0, 1, 5, 20, 100, 200 }.Select(k => epochs[k])];
        foreach (EpochRecord epoch in shown)
        {
            string test = $"{N(epoch.TestLoss!.Value)} | {N(epoch.TestAccuracy!.Value)}";
            Says($"| {epoch.Epoch} | {N(epoch.TrainLoss)} | {N(epoch.TrainAccuracy)} | {test} |");
        }

        Assert.Equal(shown, shown.OrderByDescending(epoch => epoch.TrainLoss));
        EpochRecord best = epochs.MinBy(epoch => epoch.TestLoss)!;
        Says($"the test loss is smallest after epoch {best.Epoch} and rises a little from there");
        Assert.True(epochs[^1].TestLoss > best.TestLoss);
    }

    /// <summary>A row of the table of activations, whose formulas must give what the engine gives, on both sides of 0.</summary>
    private void Row(
        Activation activation,
        string name,
        string formula,
        Func<double, double> value,
        string derivative,
        Func<double, double, double> slope
    )
    {
        foreach (double z in new[] { -2, -At, 0, At, 2 })
        {
            (double a, double d) = Engine(activation, z);
            Assert.Equal(value(z), a, 1e-12);
            Assert.Equal(slope(z, a), d, 1e-12);
        }

        (double shown, double shownSlope) = Engine(activation, At);
        Says($"| {name} | {formula} | {derivative} | {N(shown)}, {N(shownSlope)} |");
    }

    private static (double A, double Slope) Engine(Activation activation, double z)
    {
        double[] a = new double[1];
        double[] slope = [1];
        Activations.Apply(activation, [z], a, 1);
        Activations.Gate(activation, [z], a, slope, 1);
        return (a[0], slope[0]);
    }

    private void Normal(string name, Initialization how, string size, Func<int, int, int> of)
    {
        double[] drawn = Drawn(how);
        double over = Whole(drawn.Average(w => w * w) * of(Wide, Narrow));
        Says($"| {name} | normal, σ = √({G(over)} / {size}) | σ = {N(Math.Sqrt(over / of(Layers[0], Layers[1])))} |");
    }

    private void Uniform(string name, Initialization how, string size, Func<int, int, int> of)
    {
        double[] drawn = Drawn(how);
        double bound = drawn.Max(Math.Abs);
        double over = Whole(bound * bound * of(Wide, Narrow));
        // A uniform distribution on ±bound has the variance bound² / 3.
        Assert.Equal(bound * bound / 3, drawn.Average(w => w * w), bound * bound / 100);
        Says($"| {name} | uniform on ±√({G(over)} / {size}) | ±{N(Math.Sqrt(over / of(Layers[0], Layers[1])))} |");
    }

    // Large enough that the draws show their distribution to about a hundredth, and unequal, so that n_in is not taken for n_out.
    private const int Wide = 600;
    private const int Narrow = 100;

    private static double[] Drawn(Initialization how) =>
        NetworkRecord
            .Start(new NeuralIllumination.Learning.Architecture([Wide, Narrow, 2], initialization: how), 42)
            .Layers[0]
            .Weights.Values.ToArray();

    private static double Whole(double measured)
    {
        double whole = Math.Round(measured);
        Assert.Equal(whole, measured, 0.03);
        return whole;
    }

    private void Says(string phrase) => claims.Says(phrase);
}
