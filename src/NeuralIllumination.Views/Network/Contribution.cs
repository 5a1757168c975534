using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>What runs along one synapse for one sample.</summary>
/// <param name="Layer">The layer the synapse leads into, from 1.</param>
/// <param name="Input">Where it comes from.</param>
/// <param name="Output">Where it leads.</param>
/// <param name="Weight">w = W[output, input].</param>
/// <param name="X">What enters it.</param>
/// <param name="Value">Forward w · x; backward δ · x, this sample's own ∂L/∂w.</param>
internal readonly record struct Contribution(int Layer, int Input, int Output, double Weight, double X, double Value)
{
    /// <summary>
    /// The largest contributions between shown units, backward the largest of each unit: an equal share for each layer, what one leaves over
    /// goes to the others.
    /// </summary>
    public static IReadOnlyList<Contribution> Largest(StepRecord step, int row, NetworkLayout layout, bool backward)
    {
        List<Contribution>[] sorted =
        [
            .. step.Layers.Select((layer, l) => Sorted(layer, row, layout.Layers[l], layout.Layers[l + 1], backward)),
        ];
        int[] take = new int[sorted.Length];
        Brightest.Share([.. sorted.Select(layer => layer.Count)], take);
        return [.. sorted.SelectMany((all, l) => all.Take(take[l]))];
    }

    private static List<Contribution> Sorted(
        LayerStepRecord layer,
        int row,
        LayerLayout from,
        LayerLayout to,
        bool backward
    )
    {
        int[] inputs = [.. from.Units.Select(unit => unit.Unit)];
        int[] outputs = [.. to.Units.Select(unit => unit.Unit)];
        double[] weights = layer.WeightsBefore.Values.ToArray();
        double[] x = layer.X.Row(row).ToArray();
        double[] delta = backward ? layer.Delta!.Row(row).ToArray() : [];
        Ranking ranking = new();
        ranking.Synapses(weights, x, delta, inputs, inputs.Length, outputs, outputs.Length, backward ? 1 : 0);
        return [.. ranking.Order.Take(ranking.Count).Select(Of)];

        Contribution Of(int place)
        {
            (int output, int input) = (outputs[place / inputs.Length], inputs[place % inputs.Length]);
            return new(to.Index, input, output, ranking.Weights[place], x[input], ranking.Values[place]);
        }
    }
}
