namespace NeuralIllumination.Magic;

/// <summary>A place in a cell's <c>#!neural</c> line: the words before it, and the word it stands in.</summary>
/// <param name="Before">The words before, the command first.</param>
/// <param name="Start">Where the word begins; the place itself where it stands in none.</param>
/// <param name="End">Where the word ends.</param>
internal sealed record MagicPlace(string[] Before, int Start, int End)
{
    /// <summary>Whether it lies in the line's comment.</summary>
    public bool IsComment => Before.Skip(1).Any(word => word.StartsWith('#'));

    /// <summary>The place; null where the line is no command.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="position">Characters from its start; a place outside is none.</param>
    public static MagicPlace? Find(string source, int position)
    {
        if (position < 0 || position > source.Length)
            return null;
        int line = position == 0 ? 0 : source.LastIndexOf('\n', position - 1) + 1;
        int start = position;
        while (start > line && !char.IsWhiteSpace(source[start - 1]))
            start--;
        int end = position;
        while (end < source.Length && !char.IsWhiteSpace(source[end]))
            end++;
        string[] before = source[line..start].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        bool isCommand =
            before.Length > 0
                ? before[0].StartsWith("#!", StringComparison.Ordinal)
                : source.AsSpan(start, position - start).StartsWith("#!");
        return isCommand ? new MagicPlace(before, start, end) : null;
    }
}
