using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Step 10: the update rule, with its numbers for the weights of step 9, and beside them the parameters that it changed most.</summary>
internal static class UpdateMath
{
    private const int MostALayer = 4;

    public static MathStep Rule(StepRecord step)
    {
        ParameterStep[][] shown = [.. step.Layers.Select((layer, l) => Shown(step, layer, l + 1)).Reverse()];
        string eta = $"η = {Numbers.Full(step.LearningRate)}";
        OptimizerKind kind = OptimizerKind.Of(step.Optimizer);
        string prose = step.Optimizer switch
        {
            Optimizer.Sgd => $"{eta}. Each parameter takes a step downhill.",
            Optimizer.Momentum =>
                $"{eta}, μ = {Numbers.Full(step.Momentum)}. v remembers the gradients so far, like a heavy ball: each parameter rolls on. The v below is that after this step; the biases follow the same rule.",
            Optimizer.Adam =>
                $"{eta}, β₁ = {Numbers.Full(step.Beta1)}, β₂ = {Numbers.Full(step.Beta2)}, ε = 1e−8. m̂ = m / (1 − β₁ᵗ) = m / {Corrections(step).First}, v̂ = v / (1 − β₂ᵗ) = v / {Corrections(step).Second}: both begin at 0 and are corrected for it. The m and v below are those after this step; the biases follow the same rule.",
        };
        return new(10, kind.Title, kind.Formula)
        {
            Prose = prose,
            Lines = [.. shown.Select(layer => Written(step, layer[0]))],
            Tables =
            [
                Changes(step, [.. shown.SelectMany(layer => layer)]),
                .. Moments(step, [.. shown.SelectMany(layer => layer)]),
            ],
        };
    }

    // The weight of step 9 first. The record keeps the moments of the weights; plain descent needs none, so there the biases are shown too.
    private static ParameterStep[] Shown(StepRecord step, LayerStepRecord layer, int index)
    {
        (int output, int input) = BackwardMath.Heaviest(layer);
        IEnumerable<ParameterStep> all =
            Updates.Moments(step.Optimizer) == 0
                ? ParameterStep.OfWeights(layer, index).Concat(ParameterStep.OfBiases(layer, index))
                : ParameterStep.OfWeights(layer, index);
        ParameterStep[] sorted = [.. all.OrderByDescending(p => p.Size(step))];
        ParameterStep followed = sorted.First(p => p.Name == ParameterStep.NameOf(index, output, input));
        return [followed, .. sorted.Where(p => p != followed).Take(MostALayer - 1)];
    }

    private static (string First, string Second) Corrections(StepRecord step) =>
        (Numbers.Brief(step.MomentCorrections!.Value.First), Numbers.Brief(step.MomentCorrections.Value.Second));

    private static string Written(StepRecord step, ParameterStep p)
    {
        if (p.IsStill)
            return $"{p.Name} stands still at {Numbers.Brief(p.Before)}";
        double change = -p.Taken(step);
        FixedSum sum = new(p.After, [p.Before, change], finest: 6);
        string eta = Numbers.Full(step.LearningRate);
        string plugged = step.Optimizer switch
        {
            Optimizer.Momentum => $"{eta} · {Numbers.Factor(p.First)}",
            Optimizer.Adam => $"{eta} · {Numbers.Factor(p.Mean(step))} / (√{Numbers.Brief(p.Spread(step))} + 1e−8)",
            Optimizer.Sgd => $"{eta} · {Numbers.Factor(p.Gradient)}",
        };
        return $"{p.Name}: {sum.Write(p.Before)} − {plugged} = {sum.Write(p.Before)} {FixedSum.Added(sum.Write(change))} = {sum.Write(p.After)}{sum.Rounding}";
    }

    /// <summary>What the optimiser remembers of those weights.</summary>
    private static IReadOnlyList<Table> Moments(StepRecord step, ParameterStep[] parameters) =>
        step.Optimizer switch
        {
            Optimizer.Sgd => [],
            Optimizer.Momentum => [Rows(new("What made them", "weight", "g = ∂L/∂w", "v"), parameters, p => [p.First])],
            Optimizer.Adam =>
            [
                Rows(
                    new("The moments of those weights", "weight", "g", "m", "v", "m̂", "v̂"),
                    parameters,
                    p => [p.First, p.Second, p.Mean(step), p.Spread(step)]
                ),
            ],
        };

    private static Table Rows(Table table, ParameterStep[] parameters, Func<ParameterStep, Cell[]> remembered)
    {
        foreach (ParameterStep p in parameters)
            table.Add([p.Name, p.Gradient, .. remembered(p)]);
        return table;
    }

    private static Table Changes(StepRecord step, ParameterStep[] parameters)
    {
        OptimizerKind kind = OptimizerKind.Of(step.Optimizer);
        string what = kind.Moments == 0 ? "parameter" : "weight";
        Table table = new(
            "The weights of step 9, and the largest other changes",
            what,
            "before",
            $"− {kind.Taken}",
            "after"
        );
        foreach (ParameterStep p in parameters)
        {
            double moved = -p.Taken(step);
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
}
