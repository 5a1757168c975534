using System.Globalization;
using System.Text.RegularExpressions;
using NeuralIllumination.Engine;
using NeuralIllumination.Learning;
using NeuralIllumination.Tests.Learning;

namespace NeuralIllumination.Tests.Documents;

/// <summary>
/// Every number with a decimal point in MATH_EXPLAINED.md is one that the engine computes here or one that the example is given, and every line
/// of the example stands in the document as the engine's numbers write it.
/// </summary>
public sealed partial class MathExplainedTests
{
    private static readonly string Text = File.ReadAllText(Repository.Path("MATH_EXPLAINED.md"))
        .ReplaceLineEndings("\n");

    private static Trainer Example(double nudge = 0)
    {
        double[] parameters = [0.5 + nudge, -1, -0.25, 0.25, 0.1, 0, 1, -1, 2, 1, 0, 0];
        return new Trainer(
            OwnData.Create([new Sample([1, 2], 0)]),
            new NeuralIllumination.Learning.Architecture([2, 2, 2]),
            new TrainingOptions { LearningRate = 0.5, BatchSize = 1 },
            parameters
        );
    }

    [Fact]
    public void Every_line_of_the_example_is_the_engines()
    {
        Trainer trainer = Example();
        StepRecord step = trainer.Step();
        LayerStepRecord one = step.Layers[0];
        LayerStepRecord two = step.Layers[1];
        Matrix y = step.Probabilities;
        double e = PortableMath.Exp(two.Z[0, 1] - two.Z[0, 0]);
        Matrix d2 = two.Delta!;
        Matrix d1 = one.Delta!;
        Matrix g2 = two.WeightGradient!;
        Matrix g1 = one.WeightGradient!;

        Says($"z₁[0] = 0.5 · 1 − 0.25 · 2 + 0.1 = {N(one.Z[0, 0])}");
        Says($"z₁[1] = −1 · 1 + 0.25 · 2 + 0 = {N(one.Z[0, 1])}");
        Says($"a₁ = ({N(one.A[0, 0])}, 0)");
        Says($"z₂[0] = 1 · {N(one.A[0, 0])} + 2 · 0 = {N(two.Z[0, 0])}");
        Says($"z₂[1] = −1 · {N(one.A[0, 0])} + 1 · 0 = {N(two.Z[0, 1])}");
        Says($"m = {N(two.Z[0, 0])}; e^0 = 1 and e^−0.2 = {N(e)}; their sum is {N(1 + e)}");
        Says($"ŷ = (1 / {N(1 + e)}, {N(e)} / {N(1 + e)}) = ({N(y[0, 0])}, {N(y[0, 1])})");
        Says($"L = −ln {N(y[0, 0])} = {N(step.Loss!.Value)}");
        Says($"here 0 − ln {N(y[0, 0])} = {N(-PortableMath.Log(y[0, 0]))}");
        Says($"L = −ln 0.5 = ln 2 = {N(PortableMath.Log(2))}");
        Says($"δ₂ = ({N(y[0, 0])} − 1, {N(y[0, 1])} − 0) = ({N(d2[0, 0])}, {N(d2[0, 1])})");
        Says($"unit 0: (1 · {N(d2[0, 0])} + −1 · {N(d2[0, 1])}) · 1 = {N(d1[0, 0])}");
        Says($"unit 1: (2 · {N(d2[0, 0])} + 1 · {N(d2[0, 1])}) · 0 = 0");
        Assert.Equal(0, d1[0, 1]);
        Says(
            $"[[{N(d2[0, 0])} · {N(one.A[0, 0])}, 0], [{N(d2[0, 1])} · {N(one.A[0, 0])}, 0]] = [[{N(g2[0, 0])}, 0], [{N(g2[1, 0])}, 0]]"
        );
        Says($"∂L/∂b₂ = ({N(two.BiasGradient![0])}, {N(two.BiasGradient[1])})");
        Says($"[[{N(d1[0, 0])} · 1, {N(d1[0, 0])} · 2], [0, 0]] = [[{N(g1[0, 0])}, {N(g1[0, 1])}], [0, 0]]");
        Says($"∂L/∂b₁ = ({N(one.BiasGradient![0])}, 0)");
        Assert.Equal([0, 0, 0, 0, 0], new[] { g1[1, 0], g1[1, 1], one.BiasGradient[1], g2[0, 1], g2[1, 1] });
        Says(
            $"= {N(one.GradientNorm!.Value.L2)}; mean |g| = ({N(-g1[0, 0])} + {N(-g1[0, 1])} + {N(-g1[0, 0])}) / 6 = {N(one.GradientNorm.Value.MeanAbsolute)}"
        );
        Says(
            $"= {N(two.GradientNorm!.Value.L2)}; mean |g| = (2 · {N(g2[1, 0])} + 2 · {N(d2[0, 1])}) / 6 = {N(two.GradientNorm.Value.MeanAbsolute)}"
        );
        Says($"√({N(-g1[0, 0])}² + {N(-g1[0, 1])}² + {N(-g1[0, 0])}²)");
        Says($"√(2 · {N(g2[1, 0])}² + 2 · {N(d2[0, 1])}²)");
        Says($"W₁[0, 0] = 0.5 − 0.5 · {N(g1[0, 0])} = {N(one.WeightsAfter![0, 0])}");
        Says($"W₁[0, 1] = −0.25 − 0.5 · {N(g1[0, 1])} = {N(one.WeightsAfter[0, 1])}");
        Says($"b₁[0] = 0.1 − 0.5 · {N(one.BiasGradient[0])} = {N(one.BiasesAfter![0])}");
        Says(
            $"W₂[0, 0] = 1 − 0.5 · {N(g2[0, 0])} = {N(two.WeightsAfter![0, 0])}, W₂[1, 0] = −1 − 0.5 · {N(g2[1, 0])} = {N(two.WeightsAfter[1, 0])}"
        );
        Says($"b₂ = ({N(two.BiasesAfter![0])}, {N(two.BiasesAfter[1])})");

        StepRecord again = trainer.Examine(trainer.Data.Train[0]);
        double a = again.Layers[0].A[0, 0];
        Says(
            $"z₁[0] = {N(one.WeightsAfter[0, 0])} · 1 + {N(one.WeightsAfter[0, 1])} · 2 + {N(one.BiasesAfter[0])} = {N(a)}"
        );
        Says($"z₂[0] = {N(two.WeightsAfter[0, 0])} · {N(a)} + {N(two.BiasesAfter[0])} = {N(again.Layers[1].Z[0, 0])}");
        Says($"ŷ = ({N(again.Probabilities[0, 0])}, {N(again.Probabilities[0, 1])})");
        Says($"the loss fell from {N(step.Loss.Value)} to {N(again.Loss!.Value)}");
    }

    [Fact]
    public void The_nudged_derivative_is_the_engines()
    {
        double up = Example(0.01).Run().Last.TrainLoss;
        double down = Example(-0.01).Run().Last.TrainLoss;
        Says($"L(0.5 + 0.01) = {N(up)}, L(0.5 − 0.01) = {N(down)}");
        Says($"({N(up)} − {N(down)}) / (2 · 0.01) = {N((up - down) / 0.02)}");
        Assert.Equal(Example().Step().Layers[0].WeightGradient![0, 0], (up - down) / 0.02, 5e-5);
    }

    [Fact]
    public void The_tables_are_the_engines()
    {
        foreach (
            (string name, Activation activation) in new[]
            {
                ("identity", Activation.Identity),
                ("ReLU", Activation.Relu),
                ("tanh", Activation.Tanh),
                ("sigmoid", Activation.Sigmoid),
            }
        )
        {
            double[] a = new double[1];
            double[] slope = [1];
            Activations.Apply(activation, [0.5], a, 1);
            Activations.Gate(activation, [0.5], a, slope, 1);
            Assert.Matches($@"\| {name} \|.*\| {N(a[0])}, {N(slope[0])} \|", Text);
        }

        Says($"σ = {N(Math.Sqrt(2.0 / 64))} |");
        Says($"±{N(Math.Sqrt(6.0 / 64))} |");
        Says($"σ = {N(Math.Sqrt(2.0 / 80))} |");
        Says($"±{N(Math.Sqrt(6.0 / 80))} |");

        IReadOnlyList<EpochRecord> epochs = Given.Default().Run(200).Epochs;
        foreach (int k in new[] { 0, 1, 5, 20, 100, 200 })
        {
            EpochRecord epoch = epochs[k];
            Says(
                $"| {k} | {N(epoch.TrainLoss)} | {N(epoch.TrainAccuracy)} | {N(epoch.TestLoss!.Value)} | {N(epoch.TestAccuracy!.Value)} |"
            );
        }

        int best = epochs.MinBy(epoch => epoch.TestLoss)!.Epoch;
        Says($"the test loss is smallest after epoch {best} and rises");
        Assert.True(epochs[200].TestLoss > epochs[best].TestLoss);
    }

    [Fact]
    public void The_counts_are_the_engines()
    {
        NetworkRecord network = Given.Default().Snapshot();
        Says($"64 · 16 + 16 = {network.Layers[0].ParameterCount:N0}");
        Says($"16 · 2 + 2 = {network.Layers[1].ParameterCount}");
        Says($"{network.ParameterCount:N0} together");
        Says($"Here {Example().Snapshot().ParameterCount} parameters");
        DatasetRecord data = DatasetRecord.CirclesAndSquares();
        Says($"{data.Train.Count} samples to learn from and {data.Test.Count} to be tested on");
    }

    /// <summary>A number added to the document without a line here that computes it would be found by this.</summary>
    [Fact]
    public void No_number_stands_there_that_these_tests_do_not_compute()
    {
        Every_line_of_the_example_is_the_engines();
        The_nudged_derivative_is_the_engines();
        The_tables_are_the_engines();
        string[] given = ["0.5", "0.25", "0.1", "0.01", "0.2"];
        string[] strangers =
        [
            .. Number()
                .Matches(Text)
                .Select(match => match.Value)
                .Where(number => !given.Contains(number) && !said.Contains(number))
                .Distinct(),
        ];
        Assert.Empty(strangers);
    }

    private readonly HashSet<string> said = [];

    private void Says(string line)
    {
        Assert.Contains(line, Text, StringComparison.Ordinal);
        foreach (Match number in Number().Matches(line))
            said.Add(number.Value);
    }

    private string N(double value)
    {
        string text = Math.Abs(value).ToString("F4", CultureInfo.InvariantCulture);
        said.Add(text);
        return value < 0 ? "−" + text : text;
    }

    [GeneratedRegex(@"\d+\.\d+")]
    private static partial Regex Number();
}
