namespace NeuralIllumination.Studio.Notebooks;

/// <summary>Counts, character by character, how deep C# is nested and how long its operators are chained.</summary>
internal sealed class CodeDepth
{
    private const int MostConditions = 500;
    private const int MostUnmatched = 1_000;

    private readonly Stack<char> open = new();
    private int angles;
    private int chained;
    private int conditions;
    private int unmatched;

    /// <summary>Whether it is deeper than so many times the limits.</summary>
    public bool IsBeyond(int times) =>
        open.Count + angles > times * CodeLimits.MostNested
        || chained > times * CodeLimits.MostChained
        || conditions > times * MostConditions
        || unmatched > times * MostUnmatched;

    /// <summary>Takes the character at an index of a text.</summary>
    public void Take(string text, int at)
    {
        char c = text[at];
        switch (c)
        {
            case '(' or '[' or '{':
                open.Push(c);
                break;
            case ')':
                Close('(');
                break;
            case ']':
                Close('[');
                break;
            case '}':
                Close('{');
                break;
            case '<':
                angles++;
                break;
            case '>':
                angles = Math.Max(0, angles - 1);
                break;
            case '#' when string.CompareOrdinal(text, at, "#if", 0, 3) == 0:
                conditions++;
                break;
            default:
                break;
        }

        if (c is ';' or '{' or '}')
            angles = 0;
        if (c is ';' or ',' or '{' or '}')
            chained = 0;
        else if (IsWord(c) ? at == 0 || !IsWord(text[at - 1]) : !char.IsWhiteSpace(c))
            chained++;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    // As the parser does: what is open within a bracket ends with it, but a block does not end with a bracket around it.
    private void Close(char opening)
    {
        int within = 0;
        foreach (char inner in open)
        {
            if (inner == opening)
            {
                for (int i = 0; i <= within; i++)
                    open.Pop();
                unmatched += within;
                return;
            }

            if (inner == '{')
                break;
            within++;
        }

        unmatched++;
    }
}
