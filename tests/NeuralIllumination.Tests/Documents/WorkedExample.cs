using NeuralIllumination.Engine;
using NeuralIllumination.Learning;
using static NeuralIllumination.Tests.Documents.Claims;

namespace NeuralIllumination.Tests.Documents;

/// <summary>The example of MATH_EXPLAINED.md, computed by the engine, and what the document says of it.</summary>
internal sealed class WorkedExample
{
    private const double Nudge = 0.01;

    private readonly Claims claims;
    private readonly ProductSteps steps;
    private readonly Trainer trainer = Trainer();
    private readonly NetworkRecord start;
    private readonly StepRecord step;
    private readonly LayerStepRecord one;
    private readonly LayerStepRecord two;

    public WorkedExample(Claims claims, ProductSteps steps)
    {
        this.claims = claims;
        this.steps = steps;
        start = trainer.Snapshot();
        step = trainer.Step();
        one = step.Layers[0];
        two = step.Layers[1];
    }

    public void SaysWhatIsGiven()
    {
        IReadOnlyList<int> layers = start.Architecture.Layers;
        string inputs = $"{char.ToUpperInvariant(W(layers[0])[0])}{W(layers[0])[1..]}";
        Says(
            $"{inputs} inputs, {W(layers[1])} hidden units with ReLU, {W(layers[2])} classes, {W(step.BatchSize)} sample"
        );
        Says($"- x = {Exact(X)}, and the true class is the first: y = {Exact(step.Targets.Row(0).ToArray())}");
        for (int l = 0; l < start.Layers.Count; l++)
        {
            string name = l == 0 ? "₁" : "₂";
            Says($"- W{name} = {Rows(start.Layers[l].Weights, G)}, b{name} = {Exact(start.Layers[l].Biases)}");
        }

        Says($"- η = {G(step.LearningRate)}");
    }

    public void SaysForward()
    {
        (Matrix w1, Matrix w2) = (one.WeightsBefore, two.WeightsBefore);
        double[] a = one.A.Row(0).ToArray();
        double[] z = two.Z.Row(0).ToArray();
        double[] y = step.Probabilities.Row(0).ToArray();

        Says($"{steps.Heading(1)}.** x = {Exact(X)} is copied in");
        Says(steps.Heading(2));
        Says($"z₁[0] = {G(w1[0, 0])} · {G(X[0])} − {G(-w1[0, 1])} · {G(X[1])} + {G(B1[0])} = {N(one.Z[0, 0])}");
        Says($"z₁[1] = {G(w1[1, 0])} · {G(X[0])} + {G(w1[1, 1])} · {G(X[1])} + {G(B1[1])} = {N(one.Z[0, 1])}");
        Assert.Equal(a, one.Z.Row(0).ToArray().Select(value => Math.Max(0, value)));
        Says($"{steps.Heading(3)}**, a₁ = ReLU(z₁) = max(0, z₁)");
        Says($"a₁ = {Vector(a)}. The second unit is silent");
        Says(steps.Heading(4));
        for (int k = 0; k < z.Length; k++)
            Says($"z₂[{k}] = {G(w2[k, 0])} · {N(a[0])} + {G(w2[k, 1])} · {Shown(a[1])} = {N(z[k])}");

        double m = z.Max();
        double top = PortableMath.Exp(0);
        double e = PortableMath.Exp(z[1] - m);
        Says(steps.Heading(5));
        Says($"keeps the exponentials at {G(top)} or below");
        Says(
            $"m = {N(m)}; e^{G(z[0] - m)} = {G(top)} and e^{G(Math.Round(z[1] - m, 12))} = {N(e)}; their sum is {N(top + e)}"
        );
        Says($"ŷ = ({G(top)} / {N(top + e)}, {N(e)} / {N(top + e)}) = {Vector(y)}");

        Says(steps.Heading(6));
        Says($"L = −ln {N(y[0])} = {N(Loss)}");
        Says($"here {G(m - z[0])} − ln {N(y.Max())} = {N(m - z[0] - PortableMath.Log(y.Max()))}");
        Says($"for a hopeless guess, and ln {G(PortableMath.Exp(-1000))} is not a number");
        StepRecord ignorant = Trainer(new double[start.ParameterCount]).Step();
        double[] even = ignorant.Probabilities.Row(0).ToArray();
        Says(
            $"With {W(even.Length)} classes and ŷ = {Exact(even)}, L = −ln {G(even[0])} = ln {even.Length} = {N(ignorant.Loss!.Value)}"
        );
    }

    public void SaysBackward()
    {
        Matrix w2 = two.WeightsBefore;
        double[] y = step.Probabilities.Row(0).ToArray();
        double[] t = step.Targets.Row(0).ToArray();
        double[] a = one.A.Row(0).ToArray();
        (double[] d1, double[] d2) = (one.Delta!.Row(0).ToArray(), two.Delta!.Row(0).ToArray());
        (Matrix g1, Matrix g2) = (one.WeightGradient!, two.WeightGradient!);

        Says(steps.Heading(7));
        Says($"δ₂ = ({N(y[0])} − {G(t[0])}, {N(y[1])} − {G(t[1])}) = {Vector(d2)}");
        Says($"The {W(d2.Length)} entries sum to {G(Math.Round(d2.Sum(), 12))}:");

        (double open, double shut, double at0) = (Slope(1), Slope(-1), Slope(0));
        Says(steps.Heading(8));
        Says($"(ReLU′ is {G(open)} where z > 0, else {G(shut)}: at 0 itself this program takes {G(at0)})");
        for (int j = 0; j < d1.Length; j++)
        {
            string slope = G(Slope(one.Z[0, j]));
            Says($"unit {j}: ({G(w2[0, j])} · {N(d2[0])} + {G(w2[1, j])} · {N(d2[1])}) · {slope} = {Shown(d1[j])}");
        }

        Says(steps.Heading(9));
        Says($"a weight acts through its input, a bias through {G(two.BiasGradient![0] / d2[0])}.");
        Says($"∂L/∂W₂ = [[{N(d2[0])} · {N(a[0])}, 0], [{N(d2[1])} · {N(a[0])}, 0]] = {Rows(g2, Shown)}");
        Says($"∂L/∂b₂ = {Vector(two.BiasGradient)}");
        Says($"∂L/∂W₁ = [[{N(d1[0])} · {G(X[0])}, {N(d1[0])} · {G(X[1])}], [0, 0]] = {Rows(g1, Shown)}");
        Says($"∂L/∂b₁ = {Vector(one.BiasGradient!)}");
        Says("∂L/∂W = (1/B) Σ δ xᵀ over its samples");

        string eta = G(step.LearningRate);
        Says(steps.Heading(10));
        for (int i = 0; i < X.Length; i++)
            Says($"W₁[0, {i}] = {G(one.WeightsBefore[0, i])} − {eta} · {N(g1[0, i])} = {N(one.WeightsAfter![0, i])}");
        Says($"b₁[0] = {G(B1[0])} − {eta} · {N(one.BiasGradient![0])} = {N(one.BiasesAfter![0])}");
        for (int k = 0; k < d2.Length; k++)
            Says($"W₂[{k}, 0] = {G(w2[k, 0])} − {eta} · {N(g2[k, 0])} = {N(two.WeightsAfter![k, 0])}");
        Says($"b₂ = {Vector(two.BiasesAfter!)}");

        (string v, string w, string b) = (N(-g1[0, 0]), N(-g1[0, 1]), N(-one.BiasGradient[0]));
        (string p, string q, int n) = (N(g2[1, 0]), N(d2[1]), two.Outputs);
        (GradientNorm first, GradientNorm second) = (one.GradientNorm!.Value, two.GradientNorm!.Value);
        Says(steps.Heading(11));
        Says($"layer 1: √({v}² + {w}² + {b}²) = {N(first.L2)};");
        Says($"mean |g| = ({v} + {w} + {b}) / {start.Layers[0].ParameterCount} = {N(first.MeanAbsolute)}");
        Says($"layer 2: √({n} · {p}² + {n} · {q}²) = {N(second.L2)};");
        Says($"mean |g| = ({n} · {p} + {n} · {q}) / {start.Layers[1].ParameterCount} = {N(second.MeanAbsolute)}");
    }

    public void SaysWhatBecameOfIt(int defaultParameters)
    {
        double[] gradient =
        [
            .. step.Layers.SelectMany(layer => layer.WeightGradient!.Values.ToArray().Concat(layer.BiasGradient!)),
        ];
        Says(
            $"{steps.Heading(12)}.** Here {start.ParameterCount} parameters, of which {gradient.Count(g => g == 0)} have a gradient of zero"
        );
        Says($"In the default network, {C(defaultParameters)}.");

        StepRecord again = trainer.Examine(trainer.Data.Train[0]);
        (string w0, string w1) = (N(one.WeightsAfter![0, 0]), N(one.WeightsAfter[0, 1]));
        string a = N(again.Layers[0].A[0, 0]);
        Says($"z₁[0] = {w0} · {G(X[0])} + {w1} · {G(X[1])} + {N(one.BiasesAfter![0])} = {a}");
        Says($"z₂[0] = {N(two.WeightsAfter![0, 0])} · {a} + {N(two.BiasesAfter![0])} = {N(again.Layers[1].Z[0, 0])}");
        Says($"ŷ = {Vector(again.Probabilities.Row(0).ToArray())}");
        Says($"the loss fell from {N(Loss)} to {N(again.Loss!.Value)}");
    }

    public void SaysNudge()
    {
        double up = Trainer(nudge: Nudge).Run().Last.TrainLoss;
        double down = Trainer(nudge: -Nudge).Run().Last.TrainLoss;
        double slope = (up - down) / (2 * Nudge);
        (string h, string w) = (G(Nudge), G(one.WeightsBefore[0, 0]));
        Says($"Move W₁[0, 0] by {h} either way");
        Says($"L({w} + {h}) = {N(up)}, L({w} − {h}) = {N(down)}");
        Says($"({N(up)} − {N(down)}) / (2 · {h}) = {N(slope)} with all digits kept");
        Says($"which is what step {steps.Number("Weight gradients")} says");
        Assert.Equal(N(one.WeightGradient![0, 0]), N(slope));
    }

    private double[] X => one.X.Row(0).ToArray();

    private IReadOnlyList<double> B1 => one.BiasesBefore;

    private double Loss => step.Loss!.Value;

    private void Says(string phrase) => claims.Says(phrase);

    private static double Slope(double z)
    {
        double[] slope = [1];
        Activations.Gate(Activation.Relu, [z], [Math.Max(0, z)], slope, 1);
        return slope[0];
    }

    private static Trainer Trainer(double[]? parameters = null, double nudge = 0) =>
        new(
            OwnData.Create([new Sample([1, 2], 0)]),
            new NeuralIllumination.Learning.Architecture([2, 2, 2]),
            new TrainingOptions { LearningRate = 0.5, BatchSize = 1 },
            parameters ?? [0.5 + nudge, -1, -0.25, 0.25, 0.1, 0, 1, -1, 2, 1, 0, 0]
        );
}
