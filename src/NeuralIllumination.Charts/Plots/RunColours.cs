namespace NeuralIllumination.Charts;

/// <summary>Gives each run of a comparison its place among the colours, by its name: a run keeps its colour from one comparison to the next.</summary>
/// <remarks>
/// The first three colours differ most, and so a name wishes for one of them alone. Whoever comes first gets it; the others take what is left,
/// in order, so that as many runs never stand in colours closer together than the palette's first so many.
/// </remarks>
internal static class RunColours
{
    private const int Wishes = 3;

    /// <summary>A place for each name, from 0, no two alike.</summary>
    public static int[] Of(IReadOnlyList<string> names)
    {
        int[] places = new int[names.Count];
        HashSet<int> taken = [];
        for (int i = 0; i < names.Count; i++)
        {
            int wish = (int)(Digest(names[i]) % Wishes);
            places[i] = taken.Add(wish) ? wish : -1;
        }

        for (int i = 0; i < names.Count; i++)
        {
            if (places[i] < 0)
                places[i] = Enumerable.Range(0, names.Count + Wishes).First(taken.Add);
        }

        return places;
    }

    // FNV-1a. Source: Fowler, Noll and Vo, 1991.
    private static uint Digest(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
            hash = unchecked((hash ^ c) * 16777619);
        return hash;
    }
}
