using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Steps 10 and 12: what the step changed.</summary>
internal static class UpdateMath
{
    private const int MostALayer = 4;

    public static MathStep Rule(StepRecord step)
    {
        Parameter[][] largest =
        [
            .. step
                .Layers.Select((layer, l) => Largest(step, layer, l + 1))
                .Reverse(),
        ];
        string eta = $"η = {Numbers.Full(step.LearningRate)}";
        (string formula, string prose) = step.Optimizer switch
        {
            Optimizer.Momentum => (
                "v ← μ v + g, w ← w − η v, with g = ∂L/∂w",
                $"{eta}, μ = {Numbers.Full(step.Momentum)}. v remembers the gradients so far, like a heavy ball: each parameter rolls on. The v below is that after this step; the biases follow the same rule."
            ),
            Optimizer.Adam => (
                "m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², w ← w − η m̂ / (√v̂ + ε)",
                $"{eta}, β₁ = {Numbers.Full(Updates.Beta1)}, β₂ = {Numbers.Full(Updates.Beta2)}, ε = 1e−8. m̂ = m / (1 − β₁ᵗ) = m / {Corrections(step).First}, v̂ = v / (1 − β₂ᵗ) = v / {Corrections(step).Second}: both begin at 0 and are corrected for it. The m and v below are those after this step; the biases follow the same rule."
            ),
            _ => ("w ← w − η ∂L/∂w", $"{eta}. Each parameter takes a step downhill."),
        };
        return new(10, RuleName(step), formula)
        {
            Prose = prose,
            Lines = [.. largest.Select(layer => Written(step, layer[0]))],
            Tables = [.. Tables(step, [.. largest.SelectMany(layer => layer)])],
        };
    }

    public static MathStep Count(StepRecord step)
    {
        Table table = new(
            "Parameters updated",
            "layer",
            "weights",
            "biases",
            "parameters",
            "changed",
            "largest change"
        );
        int weights = 0;
        int biases = 0;
        int changed = 0;
        double most = 0;
        for (int l = 0; l < step.Layers.Count; l++)
        {
            LayerStepRecord layer = step.Layers[l];
            Parameter[] all = [.. Weights(layer, l + 1), .. Biases(layer, l + 1)];
            int moved = all.Count(p => !p.After.Equals(p.Before));
            double largest = Strength.Most(all.Select(p => p.After - p.Before));
            int inLayer = layer.Inputs * layer.Outputs;
            table.Add($"layer {l + 1}", inLayer, layer.Outputs, all.Length, moved, largest);
            weights += inLayer;
            biases += layer.Outputs;
            changed += moved;
            most = Math.Max(most, largest);
        }

        int total = weights + biases;
        table.Add("all", weights, biases, ((Cell)total).Strong(), changed, most);
        string formula = step.Optimizer switch
        {
            Optimizer.Momentum => "W ← W − η v, b ← b − η v",
            Optimizer.Adam => "θ ← θ − η m̂ / (√v̂ + ε), θ all of W and b",
            _ => "W ← W − η ∂L/∂W, b ← b − η ∂L/∂b",
        };
        int still = total - changed;
        string stays =
            still == 0 ? "Every one of them moved."
            : step.Optimizer == Optimizer.Sgd
                ? $"{Numbers.Count(still)} had no gradient in this batch and stay as they were."
            : $"{Numbers.Count(still)} had no gradient in this batch or before it and stay as they were.";
        return new(12, $"All {Numbers.Count(total, "parameter")} updated", formula)
        {
            Prose = stays,
            Tables = [table],
        };
    }

    private static string RuleName(StepRecord step) =>
        step.Optimizer switch
        {
            Optimizer.Momentum => "Update rule, momentum",
            Optimizer.Adam => "Update rule, Adam",
            _ => "Update rule",
        };

    // The record keeps the moments of the weights; plain descent needs none, so there the biases are shown too.
    private static Parameter[] Largest(StepRecord step, LayerStepRecord layer, int index)
    {
        IEnumerable<Parameter> all =
            step.Optimizer == Optimizer.Sgd ? Weights(layer, index).Concat(Biases(layer, index)) : Weights(layer, index);
        return [.. all.OrderByDescending(p => Size(Step(step, p))).Take(MostALayer)];
    }

    private static double Size(double step) => double.IsFinite(step) ? Math.Abs(step) : -1;

    /// <summary>What the rule subtracts, in the engine's own order of operations.</summary>
    private static double Step(StepRecord step, Parameter p) =>
        step.Optimizer switch
        {
            Optimizer.Momentum => step.LearningRate * p.First,
            Optimizer.Adam => step.LearningRate
                * MeanOf(step, p)
                / (Math.Sqrt(SpreadOf(step, p)) + Updates.Epsilon),
            _ => step.LearningRate * p.Gradient,
        };

    private static double MeanOf(StepRecord step, Parameter p) => p.First / step.MomentCorrections!.Value.First;

    private static double SpreadOf(StepRecord step, Parameter p) => p.Second / step.MomentCorrections!.Value.Second;

    private static (string First, string Second) Corrections(StepRecord step) =>
        (Numbers.Brief(step.MomentCorrections!.Value.First), Numbers.Brief(step.MomentCorrections.Value.Second));

    private static string Written(StepRecord step, Parameter p)
    {
        double change = -Step(step, p);
        FixedSum sum = new(p.After, [p.Before, change], finest: 6);
        string eta = Numbers.Full(step.LearningRate);
        string plugged = step.Optimizer switch
        {
            Optimizer.Momentum => $"{eta} · {Numbers.Factor(p.First)}",
            Optimizer.Adam =>
                $"{eta} · {Numbers.Factor(MeanOf(step, p))} / (√{Numbers.Brief(SpreadOf(step, p))} + 1e−8)",
            _ => $"{eta} · {Numbers.Factor(p.Gradient)}",
        };
        return $"{p.Name}: {sum.Write(p.Before)} − {plugged} = {sum.Write(p.Before)} {FixedSum.Added(sum.Write(change))} = {sum.Write(p.After)}{sum.Rounding}";
    }

    private static IEnumerable<Table> Tables(StepRecord step, Parameter[] parameters)
    {
        if (step.Optimizer == Optimizer.Adam)
        {
            Table moments = new("The moments of those weights", "weight", "g", "m", "v", "m̂", "v̂");
            foreach (Parameter p in parameters)
                moments.Add(p.Name, p.Gradient, p.First, p.Second, MeanOf(step, p), SpreadOf(step, p));
            yield return Changes(step, parameters, "The largest changes", "− η m̂ / (√v̂ + ε)");
            yield return moments;
        }
        else if (step.Optimizer == Optimizer.Momentum)
        {
            Table moments = new("What made them", "weight", "g = ∂L/∂w", "v");
            foreach (Parameter p in parameters)
                moments.Add(p.Name, p.Gradient, p.First);
            yield return Changes(step, parameters, "The largest changes", "− η v");
            yield return moments;
        }
        else
            yield return Changes(step, parameters, "The largest changes", "− η · ∂L/∂w");
    }

    private static Table Changes(StepRecord step, Parameter[] parameters, string caption, string change)
    {
        Table table = new(caption, step.Optimizer == Optimizer.Sgd ? "parameter" : "weight", "before", change, "after");
        foreach (Parameter p in parameters)
        {
            double moved = -Step(step, p);
            FixedSum sum = new(p.After, [p.Before, moved], finest: 6);
            table.Add(
                p.Name,
                Cell.Of(sum.Write(p.Before), p.Before),
                Cell.Of(sum.Write(moved), moved),
                Cell.Of(sum.Write(p.After), p.After).Strong()
            );
        }

        return table;
    }

    private static IEnumerable<Parameter> Weights(LayerStepRecord layer, int index)
    {
        for (int o = 0; o < layer.Outputs; o++)
        {
            for (int i = 0; i < layer.Inputs; i++)
                yield return new(
                    $"W{index}[{o}, {i}]",
                    layer.WeightsBefore[o, i],
                    layer.WeightGradient![o, i],
                    layer.WeightsAfter![o, i],
                    layer.FirstMoment is { } first ? first[o, i] : 0,
                    layer.SecondMoment is { } second ? second[o, i] : 0
                );
        }
    }

    private static IEnumerable<Parameter> Biases(LayerStepRecord layer, int index)
    {
        for (int o = 0; o < layer.Outputs; o++)
            yield return new(
                $"b{index}[{o}]",
                layer.BiasesBefore[o],
                layer.BiasGradient![o],
                layer.BiasesAfter![o],
                0,
                0
            );
    }

    private readonly record struct Parameter(
        string Name,
        double Before,
        double Gradient,
        double After,
        double First,
        double Second
    );
}
