namespace NeuralIllumination.Studio.Sessions;

/// <summary>Brings two changes of one text together, line by line, where they do not touch.</summary>
/// <remarks>Source: S. Khanna, K. Kunal, B. C. Pierce, A Formal Investigation of Diff3, 2007, section 2.</remarks>
internal static class TextMerge
{
    // Beyond this a comparison would cost more than anybody waits: what differs is then one change.
    private const long MostCompared = 4_000_000;

    /// <summary>The text with both changes; null where they touch: where no line that stayed stands between them.</summary>
    /// <param name="basis">The text that both began with.</param>
    /// <param name="mine">The one's text.</param>
    /// <param name="theirs">The other's text.</param>
    public static string? Merge(string basis, string mine, string theirs)
    {
        string[] old = basis.Split('\n');
        string[] one = mine.Split('\n');
        string[] other = theirs.Split('\n');
        int[] inOne = Kept(old, one);
        int[] inOther = Kept(old, other);
        List<string> merged = [];
        int i = 0;
        int j = 0;
        int k = 0;
        while (true)
        {
            int next = i;
            while (next < old.Length && (inOne[next] < 0 || inOther[next] < 0))
                next++;
            bool isEnd = next == old.Length;
            int toOne = isEnd ? one.Length : inOne[next];
            int toOther = isEnd ? other.Length : inOther[next];
            if (Chosen(old[i..next], one[j..toOne], other[k..toOther]) is not { } chosen)
                return null;
            merged.AddRange(chosen);
            if (isEnd)
                return string.Join('\n', merged);
            merged.Add(old[next]);
            (i, j, k) = (next + 1, toOne + 1, toOther + 1);
        }
    }

    private static string[]? Chosen(string[] old, string[] one, string[] other) =>
        one.SequenceEqual(old) ? other
        : other.SequenceEqual(old) || one.SequenceEqual(other) ? one
        : null;

    /// <summary>For each line of a text where it stands in another, in rising order; −1 where it does not. As many lines are kept as can be.</summary>
    private static int[] Kept(string[] from, string[] to)
    {
        int[] kept = new int[from.Length];
        Array.Fill(kept, -1);
        int first = 0;
        while (first < from.Length && first < to.Length && from[first] == to[first])
            kept[first] = first++;
        int last = 0;
        while (last < Math.Min(from.Length, to.Length) - first && from[^(last + 1)] == to[^(last + 1)])
        {
            last++;
            kept[^last] = to.Length - last;
        }

        int rows = from.Length - first - last;
        int columns = to.Length - first - last;
        if ((long)rows * columns > MostCompared)
            return kept;
        // The length of the longest common part of what follows each pair of lines.
        int[,] longest = new int[rows + 1, columns + 1];
        for (int i = rows - 1; i >= 0; i--)
        {
            for (int j = columns - 1; j >= 0; j--)
                longest[i, j] =
                    from[first + i] == to[first + j]
                        ? longest[i + 1, j + 1] + 1
                        : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        }

        for (int i = 0, j = 0; i < rows && j < columns; )
        {
            if (from[first + i] == to[first + j])
                kept[first + i++] = first + j++;
            else if (longest[i + 1, j] >= longest[i, j + 1])
                i++;
            else
                j++;
        }

        return kept;
    }
}
