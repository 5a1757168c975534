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
        foreach (ActivationKind kind in ActivationKind.All)
        {
            double[] a = new double[1];
            Activations.Apply(kind.Value, [At], a, 1);
            double slope = Activations.Slope(kind.Value, At, a[0]);
            Says($"| {kind.Name} | {kind.Formula} | {kind.Slope} | {N(a[0])}, {N(slope)} |");
        }
    }

    public void SaysLossesAndOptimisers()
    {
        // The formulas are the engine's by its own tests (LossesTests, UpdatesTests); the constants in them are compared here.
        foreach (LossKind kind in LossKind.All.Where(kind => kind.Value != trainer.Architecture.Loss))
        {
            Says($"| {kind.Name} |");
            Says(Alone(kind.Formula));
        }

        double[] edge = [0.5];
        Assert.Equal(0, Evaluation.Choice(edge, 0, 1));
        edge[0] = Math.BitIncrement(edge[0]);
        Assert.Equal(1, Evaluation.Choice(edge, 0, 1));
        Says("a ŷ above 0.5 says class 1");
        foreach (OptimizerKind kind in OptimizerKind.All)
            Says($"| {kind.Name} | {ForAll(kind.Formula)}");
        Says("with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ)");
        Says($"μ is {G(new TrainingOptions().Momentum)} unless");
        Says(
            $"Adam's β₁ is {G(new TrainingOptions().Beta1)} and its β₂ {G(new TrainingOptions().Beta2)} likewise; ε = 1e−8 is fixed"
        );
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

    public void SaysQuantities()
    {
        Says(
            $"Step {StepKind.Prediction.Number} leaves the output sum as it is, {LossKind.Of(LossFunction.IdentityMeanSquaredError).OutputFormula};"
        );
        Says($"Step {StepKind.Loss.Number} is {LossKind.Of(LossFunction.IdentityMeanSquaredError).Formula},");
        Says($"Step {StepKind.OutputGradient.Number} is δ = ŷ − y as ever");
        Says("R² = 1 − Σ (ŷ − y)² / Σ (y − ȳ)²,");
        // Two quantities, 1 and 3: said exactly, as their mean, and worse than that.
        Assert.Equal(1, R2(slope: 2, start: 1));
        Says("1 where every prediction is exact,");
        Assert.Equal(0, R2(slope: 0, start: 2));
        Says("0 where the mean ȳ would have done as well, below 0 where it would have done better.");
        Assert.Equal(-3, R2(slope: -2, start: 3));
    }

    private static double R2(double slope, double start)
    {
        Samples samples = new(2, 1, 1);
        samples.Inputs[1] = 1;
        samples.Aim(0, 0, 1);
        samples.Aim(1, 0, 3);
        Network line = new([1, 1], Activation.Identity);
        line.Parameters[0] = slope;
        line.Parameters[1] = start;
        Evaluation evaluation = new(line);
        evaluation.Measure(line, LossFunction.IdentityMeanSquaredError, samples);
        return evaluation.Score;
    }

    // The document writes a rule for θ, and says what g is above its table.
    private static string ForAll(string rule) => rule.Split(", with g")[0].Replace('w', 'θ');

    private static string Alone(string formula) => formula.Split(" = ")[1].Split(", in")[0];

    public void SaysStartingWeights()
    {
        double[] biases = [.. trainer.Snapshot().Layers.SelectMany(layer => layer.Biases).Distinct()];
        Says($"(He et al., 2015; Glorot and Bengio, 2010), and biases start at {G(Assert.Single(biases))}.");
        Says($"for {Layers[0]} inputs, {Layers[1]} outputs");
        Normal(Initialization.HeNormal, "n_in", (inputs, _) => inputs);
        Uniform(Initialization.HeUniform, "n_in", (inputs, _) => inputs);
        Normal(Initialization.GlorotNormal, "(n_in + n_out)", (inputs, outputs) => inputs + outputs);
        Uniform(Initialization.GlorotUniform, "(n_in + n_out)", (inputs, outputs) => inputs + outputs);
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
            Says($"| {epoch.Epoch} | {N(epoch.TrainLoss)} | {N(epoch.TrainAccuracy!.Value)} | {test} |");
        }

        Assert.Equal(shown, shown.OrderByDescending(epoch => epoch.TrainLoss));
        EpochRecord best = epochs.MinBy(epoch => epoch.TestLoss)!;
        Says($"the test loss is smallest after epoch {best.Epoch} and rises a little from there");
        Assert.True(epochs[^1].TestLoss > best.TestLoss);
    }

    private void Normal(Initialization how, string size, Func<int, int, int> of)
    {
        double[] drawn = Drawn(how);
        double over = Whole(drawn.Average(w => w * w) * of(Wide, Narrow));
        Assert.Equal($"normal, σ = √({G(over)} / {size})", InitializationKind.Of(how).Formula);
        Says(
            $"| {InitializationKind.Of(how).Name} | {InitializationKind.Of(how).Formula} | σ = {N(Math.Sqrt(over / of(Layers[0], Layers[1])))} |"
        );
    }

    private void Uniform(Initialization how, string size, Func<int, int, int> of)
    {
        double[] drawn = Drawn(how);
        double bound = drawn.Max(Math.Abs);
        double over = Whole(bound * bound * of(Wide, Narrow));
        // A uniform distribution on ±bound has the variance bound² / 3.
        Assert.Equal(bound * bound / 3, drawn.Average(w => w * w), bound * bound / 100);
        Assert.Equal($"uniform on ±√({G(over)} / {size})", InitializationKind.Of(how).Formula);
        Says(
            $"| {InitializationKind.Of(how).Name} | {InitializationKind.Of(how).Formula} | ±{N(Math.Sqrt(over / of(Layers[0], Layers[1])))} |"
        );
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
