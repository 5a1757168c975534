namespace NeuralIllumination.Engine;

/// <summary>
/// What stands still in an update: W and b of a layer that is held, and all weights into and out of a unit that is switched off, with its bias. Their
/// momentum and their moments stand still with them, whatever the optimiser and the penalty; Adam's powers, which belong to no parameter, go on.
/// </summary>
/// <remarks>
/// A switched-off unit has a = 0 and δ = 0 for every sample (Source: Srivastava et al., "Dropout", 2014, section 4, for a unit left out), so that no
/// other parameter sees it. A held layer still hands its blame on.
/// </remarks>
public static class Held
{
    /// <summary>Whether anything stands still.</summary>
    public static bool Any(Network network)
    {
        for (int l = 0; l < network.Layers.Length; l++)
        {
            if (network.Layers[l].IsHeld || network.Layers[l].OffCount > 0)
                return true;
        }

        return false;
    }

    /// <summary>Copies the numbers of the parameters that stand still, from one array laid out as θ (null: zeros) to another; none to an empty one.</summary>
    public static void Copy(Network network, double[]? from, double[] to)
    {
        if (to.Length == 0)
            return;
        for (int l = 0; l < network.Layers.Length; l++)
        {
            DenseLayer layer = network.Layers[l];
            for (int i = -1; i < layer.Inputs; i++)
            {
                bool isOff = l > 0 && i >= 0 && network.Layers[l - 1].Off[i] != 0;
                for (int o = 0; o < layer.Outputs; o++)
                {
                    int at = layer.Place(o, i);
                    if (layer.IsHeld || isOff || layer.Off[o] != 0)
                        to[at] = from == null ? 0 : from[at];
                }
            }
        }
    }
}
