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
    /// <summary>How many synapses are drawn bright.</summary>
    public const int Brightest = 24;

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
        for (int left = Brightest; left > 0; )
        {
            int before = left;
            for (int l = sorted.Length - 1; l >= 0 && left > 0; l--)
            {
                if (take[l] < sorted[l].Count)
                {
                    take[l]++;
                    left--;
                }
            }

            if (left == before)
                break;
        }

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
        List<Contribution> all = [];
        foreach (UnitLayout output in to.Units)
        {
            foreach (UnitLayout input in from.Units)
            {
                double weight = layer.WeightsBefore[output.Unit, input.Unit];
                double factor = backward ? layer.Delta![row, output.Unit] : weight;
                double x = layer.X[row, input.Unit];
                double value = factor * x;
                if (value != 0 && double.IsFinite(value))
                    all.Add(new(to.Index, input.Unit, output.Unit, weight, x, value));
            }
        }

        // A stable order among equals keeps the picture the same on every machine.
        IOrderedEnumerable<Contribution> sorted = all.OrderByDescending(c => Math.Abs(c.Value))
            .ThenByDescending(c => Math.Abs(c.Weight))
            .ThenBy(c => c.Output)
            .ThenBy(c => c.Input);

        // Binary pixels make all of a unit's gradients equal: the units take turns, or one of them would hold every place.
        return backward
            ?
            [
                .. sorted
                    .GroupBy(c => c.Output)
                    .SelectMany(unit => unit.Select((c, turn) => (c, turn)))
                    .OrderBy(t => t.turn)
                    .Select(t => t.c),
            ]
            : [.. sorted];
    }
}
