using System.Globalization;

namespace NeuralIllumination.Learning;

/// <summary>
/// A CSV text cut into fields, as many in each row as in the first; what they mean is for <see cref="CsvTable"/> to find out. (The page cuts it by
/// the same rules, in <c>Web/own/csvfields.js</c>; a test gives both the same spoilt texts.)
/// </summary>
internal sealed class CsvFields
{
    private readonly string where;
    private readonly string text;
    private readonly List<int> starts = [];
    private readonly List<int> lengths = [];
    private readonly List<int> lines = [];
    private readonly Dictionary<int, string> unquoted = [];

    private CsvFields(string where, string text)
    {
        this.where = where;
        this.text = text;
        Separator = SeparatorOf(text);
    }

    /// <summary>What stands between fields: a comma, a semicolon or a tab.</summary>
    public char Separator { get; }

    /// <summary>Fields in a row; 0 where there are no rows.</summary>
    public int Columns { get; private set; }

    /// <summary>Rows; lines of blanks are none.</summary>
    public int Rows => lines.Count;

    /// <summary>A field without the blanks around it and without its quotes.</summary>
    public ReadOnlySpan<char> this[int row, int column]
    {
        get
        {
            int field = row * Columns + column;
            return starts[field] < 0 ? unquoted[field] : text.AsSpan(starts[field], lengths[field]);
        }
    }

    /// <summary>The line of the text, from 1, on which a row begins.</summary>
    public int LineOf(int row) => lines[row];

    /// <summary>Cuts a text.</summary>
    /// <param name="where">What to call the text in a message: a file's name.</param>
    /// <param name="text">The text. Lines end with LF, CRLF or CR.</param>
    /// <param name="progress">Told how many lines are read.</param>
    /// <param name="cancellation">Heeded between rows.</param>
    /// <exception cref="FileFormatException">A quote that does not end, or text behind one that does.</exception>
    /// <exception cref="ShapeException">A row has more or fewer fields than the first.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CsvFields Of(string where, string text, IProgress<int>? progress, CancellationToken cancellation)
    {
        CsvFields fields = new(where, text);
        int line = 1;
        for (int at = 0; at < text.Length; )
        {
            cancellation.ThrowIfCancellationRequested();
            at = fields.Row(at, ref line);
            progress?.Report(line - 1);
        }

        return fields;
    }

    /// <summary>How many lines a text has, for a bar that says how far it is read.</summary>
    public static int LinesOf(string text) => text.AsSpan().TrimEnd().Count('\n') + 1;

    /// <summary>Whether a field is a number: digits with a sign, a point or an exponent, or with the comma that stands for the point.</summary>
    /// <param name="field">The field.</param>
    /// <param name="decimalMark">A point, or a comma.</param>
    /// <param name="value">The nearest double; of what is too large an infinity, and NaN of what is no number.</param>
    public static bool IsNumber(ReadOnlySpan<char> field, char decimalMark, out double value)
    {
        value = double.NaN;
        bool hasDigit = false;
        foreach (char character in field)
        {
            hasDigit |= char.IsAsciiDigit(character);
            if (
                !char.IsAsciiDigit(character)
                && character != decimalMark
                && character is not ('+' or '-' or 'e' or 'E')
            )
                return false;
        }

        if (!hasDigit)
            return false;
        NumberFormatInfo format = decimalMark == '.' ? NumberFormatInfo.InvariantInfo : WithComma;
        if (
            double.TryParse(
                field,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                format,
                out double number
            )
        )
            value = number;
        return !double.IsNaN(value);
    }

    private static NumberFormatInfo WithComma { get; } =
        NumberFormatInfo.ReadOnly(new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." });

    /// <summary>The first row that holds anything says it: a tab before a semicolon before a comma, since a comma may be a decimal mark.</summary>
    private static char SeparatorOf(string text)
    {
        char found = ',';
        bool isQuoted = false;
        bool isBlank = true;
        foreach (char character in text)
        {
            if (character == '"')
                isQuoted = !isQuoted;
            if (isQuoted)
                isBlank = false;
            else if (character is '\n' or '\r')
            {
                if (!isBlank)
                    break;
                found = ',';
            }
            else if (character == '\t')
                found = '\t';
            else if (character == ';' && found == ',')
                found = ';';
            isBlank &= IsBlank(character) || character is '\n' or '\r';
        }

        return found;
    }

    private static char[] Blanks { get; } = [' ', '\t', '\u00a0'];

    private static bool IsBlank(char character) => Array.IndexOf(Blanks, character) >= 0;

    private bool IsPadding(char character) => IsBlank(character) && character != Separator;

    private bool IsEnd(int at) => at == text.Length || text[at] is '\n' or '\r';

    /// <summary>Cuts one row; a line of blanks leaves nothing behind.</summary>
    /// <returns>Where the next one begins.</returns>
    private int Row(int at, ref int line)
    {
        int first = starts.Count;
        int rowLine = line;
        while (true)
        {
            at = Field(at, ref line);
            if (IsEnd(at))
                break;
            at++;
        }

        int count = starts.Count - first;
        if (IsOfBlanks(first))
        {
            starts.RemoveRange(first, count);
            lengths.RemoveRange(first, count);
        }
        else
        {
            if (lines.Count == 0)
                Columns = count;
            if (count != Columns)
                throw new ShapeException(
                    $"{where}, line {rowLine}: expected {Columns} fields as in line {lines[0]}, found {count}."
                );
            lines.Add(rowLine);
        }

        line++;
        if (at < text.Length && text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n')
            at++;
        return at + 1;
    }

    private bool IsOfBlanks(int first)
    {
        for (int field = first; field < starts.Count; field++)
        {
            if (lengths[field] > 0 || starts[field] < 0)
                return false;
        }

        // A row of nothing but separators is one of missing values, unless blanks are all that a tab separates.
        return starts.Count - first == 1 || Separator == '\t';
    }

    /// <summary>Cuts one field.</summary>
    /// <returns>Where what ends it stands.</returns>
    private int Field(int at, ref int line)
    {
        while (at < text.Length && IsPadding(text[at]))
            at++;
        if (at < text.Length && text[at] == '"')
            return QuotedField(at + 1, ref line);
        int start = at;
        while (!IsEnd(at) && text[at] != Separator)
            at++;
        int end = at;
        while (end > start && IsPadding(text[end - 1]))
            end--;
        starts.Add(start);
        lengths.Add(end - start);
        return at;
    }

    private int QuotedField(int at, ref int line)
    {
        int start = at;
        int quoteLine = line;
        bool hasQuotes = false;
        for (; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                if (at + 1 == text.Length || text[at + 1] != '"')
                    break;
                hasQuotes = true;
                at++;
            }
            else if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')))
            {
                line++;
            }
        }

        if (at == text.Length)
            throw new FileFormatException($"{where}, line {quoteLine}: expected the end of a quote, found none.");
        string field = text[start..at].Trim(Blanks);
        unquoted[starts.Count] = hasQuotes ? field.Replace("\"\"", "\"", StringComparison.Ordinal) : field;
        starts.Add(-1);
        lengths.Add(0);
        at++;
        while (at < text.Length && IsPadding(text[at]))
            at++;
        return IsEnd(at) || text[at] == Separator
            ? at
            : throw new FileFormatException(
                $"{where}, line {line}: expected the end of a field after its quote, found {Quoted.Of(text[at].ToString())}."
            );
    }
}
