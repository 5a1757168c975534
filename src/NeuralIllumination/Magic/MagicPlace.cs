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
        List<string> before = [];
        int start = line;
        char? quote = null;
        // A blank within quotes ends no word.
        for (int i = line; i < position; i++)
        {
            if (quote is null && char.IsWhiteSpace(source[i]))
            {
                if (i > start)
                    before.Add(source[start..i]);
                start = i + 1;
            }
            else if (quote == source[i])
                quote = null;
            else if (quote is null && source[i] is '"' or '\'')
                quote = source[i];
        }

        int end = position;
        while (end < source.Length && source[end] != '\n' && (quote is not null || !char.IsWhiteSpace(source[end])))
        {
            if (quote == source[end])
                quote = null;
            else if (quote is null && source[end] is '"' or '\'')
                quote = source[end];
            end++;
        }

        bool isCommand =
            before.Count > 0
                ? before[0].StartsWith("#!", StringComparison.Ordinal)
                : source.AsSpan(start, position - start).StartsWith("#!");
        return isCommand ? new MagicPlace([.. before], start, end) : null;
    }
}
