namespace NeuralIllumination.Engine;

/// <summary>Deals classes out to the samples of a generated data set.</summary>
internal static class Classes
{
    /// <summary>Gives every class as many samples as the others, up to one, in random order.</summary>
    /// <param name="samples">Whose labels and targets are set.</param>
    /// <param name="classes">How many classes; where they do not divide the samples, the first ones have one sample more.</param>
    /// <param name="random">Where the order comes from.</param>
    public static void Deal(Samples samples, int classes, Xoshiro256 random)
    {
        int[] labels = new int[samples.Count];
        for (int i = 0; i < labels.Length; i++)
            labels[i] = i % classes;
        random.Shuffle(labels);
        for (int i = 0; i < labels.Length; i++)
            samples.Label(i, labels[i]);
    }
}
