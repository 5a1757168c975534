using System.Text;

namespace NeuralIllumination.Studio.Pages;

/// <summary>
/// What a program printed, as a terminal would leave it: a carriage return goes back to the start of its line and what follows is written over it,
/// bars that move up a line stand in one place, and colours are gone.
/// </summary>
/// <remarks>Source: ECMA-48, 1991, sections 8.3: CR, BS, CUU, CUD, CUF, CUB, CHA, EL, ED.</remarks>
internal static class TerminalText
{
    // A terminal is not so wide; whoever asks for a place beyond gets none.
    private const int MostColumns = 10_000;

    /// <summary>The text that is left.</summary>
    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAny('\r', '\b', '\u001b') < 0)
            return text;
        List<StringBuilder> lines = [new()];
        int row = 0;
        int column = 0;
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\r':
                    column = 0;
                    break;
                case '\n':
                    if (++row == lines.Count)
                        lines.Add(new StringBuilder());
                    column = 0;
                    break;
                case '\b':
                    column = Math.Max(0, column - 1);
                    break;
                case '\u001b':
                    i = Obey(text, i, lines, ref row, ref column);
                    break;
                default:
                    Put(lines[row], column++, text[i]);
                    break;
            }
        }

        return string.Join('\n', lines);
    }

    private static void Put(StringBuilder line, int column, char character)
    {
        if (column < line.Length)
        {
            line[column] = character;
            return;
        }

        line.Append(' ', column - line.Length).Append(character);
    }

    /// <summary>Obeys a control sequence, and gives the place of its last character.</summary>
    private static int Obey(string text, int start, List<StringBuilder> lines, ref int row, ref int column)
    {
        // Another kind of sequence is one character, which nobody sees.
        if (start + 1 >= text.Length || text[start + 1] != '[')
            return start;
        int end = start + 2;
        while (end < text.Length && text[end] is >= ' ' and <= '?')
            end++;
        if (end >= text.Length)
            return text.Length - 1;
        bool isGiven = int.TryParse(text.AsSpan(start + 2, end - start - 2), out int given);
        int count = Math.Clamp(isGiven ? given : 1, 1, MostColumns);
        switch (text[end])
        {
            case 'A':
                row = Math.Max(0, row - count);
                break;
            case 'B':
                row = Math.Min(lines.Count - 1, row + count);
                break;
            case 'C':
                column = Math.Min(MostColumns, column + count);
                break;
            case 'D':
                column = Math.Max(0, column - count);
                break;
            case 'G':
                column = count - 1;
                break;
            case 'K' when given == 0:
                lines[row].Length = Math.Min(lines[row].Length, column);
                break;
            case 'K' when given == 2:
                lines[row].Clear();
                break;
            case 'J' when given == 2:
                lines.Clear();
                lines.Add(new StringBuilder());
                (row, column) = (0, 0);
                break;
            default:
                // Colours, and what a page has no use for.
                break;
        }

        return end;
    }
}
