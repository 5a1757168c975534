namespace NeuralIllumination.Engine;

/// <summary>Which synapses of a picture are bright: a few, shared among the layers.</summary>
public static class Brightest
{
    /// <summary>How many are bright in all.</summary>
    public const int Count = 24;

    /// <summary>
    /// Gives each layer its share: the layers take turns from the last, and what one cannot use goes to the others.
    /// </summary>
    /// <param name="ranked">How many synapses of each layer count at all.</param>
    /// <param name="taken">Receives how many of them are bright.</param>
    public static void Share(int[] ranked, int[] taken)
    {
        for (int l = 0; l < taken.Length; l++)
            taken[l] = 0;
        int left = Count;
        int before = left + 1;
        while (left < before)
        {
            before = left;
            for (int l = ranked.Length - 1; l >= 0; l--)
            {
                if (left > 0 && taken[l] < ranked[l])
                {
                    taken[l]++;
                    left--;
                }
            }
        }
    }
}
