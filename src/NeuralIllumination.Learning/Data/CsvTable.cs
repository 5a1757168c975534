using System.Globalization;

namespace NeuralIllumination.Learning;

/// <summary>A CSV text as columns: which have names, and which hold numbers, kinds or text. Nothing is chosen yet.</summary>
internal sealed class CsvTable
{
    /// <summary>Text in more than half of a column's rows makes it a column of text; else it is one of numbers with mistakes.</summary>
    private const int TextShare = 2;

    private readonly string where;
    private readonly CsvFields fields;
    private readonly double[] numbers;
    private readonly string[]? names;

    /// <summary>Reads numbers and finds out about the header.</summary>
    /// <param name="where">What to call the text in a message.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="hasHeader">What was said about the header; null to find out.</param>
    /// <exception cref="FileFormatException">Two decimal marks, or a first row that may be a header or not.</exception>
    /// <exception cref="SampleException">No rows below the header, or a name that is no text.</exception>
    public CsvTable(string where, CsvFields fields, bool? hasHeader)
    {
        this.where = where;
        this.fields = fields;
        DecimalMark = DecimalMarkOf();
        numbers = new double[(long)fields.Rows * fields.Columns];
        for (int row = 0; row < fields.Rows; row++)
        {
            for (int column = 0; column < fields.Columns; column++)
                CsvFields.IsNumber(fields[row, column], DecimalMark, out numbers[row * fields.Columns + column]);
        }

        if (fields.Rows > 0 && (hasHeader ?? IsHeader()))
            names = [.. Enumerable.Range(0, Columns).Select(Named)];
        if (Rows == 0)
            throw new SampleException($"{where}: expected at least 1 sample, found none.");
    }

    /// <summary>A point or a comma.</summary>
    public char DecimalMark { get; }

    /// <summary>Whether the first row names the columns.</summary>
    public bool HasHeader => names is not null;

    /// <summary>Columns.</summary>
    public int Columns => fields.Columns;

    /// <summary>Rows of samples, without the header.</summary>
    public int Rows => fields.Rows - (HasHeader ? 1 : 0);

    /// <summary>A field of a row of samples.</summary>
    public string Text(int row, int column) => fields[Field(row), column].ToString();

    /// <summary>The same as a number; NaN where it is none, an infinity where it is too large.</summary>
    public double Number(int row, int column) => numbers[Field(row) * Columns + column];

    /// <summary>A place, as a message names it.</summary>
    public string Place(int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{where}, line {fields.LineOf(Field(row))}, column {column + 1}");

    /// <summary>What a column is called in the header; null where it has no name.</summary>
    public string? NameOf(int column) => names?[column] is { Length: > 0 } name ? name : null;

    /// <summary>A column, as a message names it.</summary>
    public string Called(int column) =>
        NameOf(column) is { } name
            ? string.Create(CultureInfo.InvariantCulture, $"{Quoted.Of(name)} (column {column + 1})")
            : string.Create(CultureInfo.InvariantCulture, $"column {column + 1}");

    /// <summary>How a person types a column: its name where that is enough, else its number.</summary>
    public string Typed(int column) =>
        NameOf(column) is { } name && names!.Count(other => other == name) == 1 && name.All(char.IsLetterOrDigit)
            ? name
            : NumberOf(column);

    /// <summary>The column that a person names.</summary>
    /// <param name="said">Its name, its number from 1, <c>first</c> or <c>last</c>.</param>
    /// <exception cref="OptionException">There is none, or more than one.</exception>
    public int Find(string said)
    {
        foreach (
            StringComparison way in (StringComparison[])[StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase]
        )
        {
            int[] found = [.. Enumerable.Range(0, Columns).Where(column => string.Equals(NameOf(column), said, way))];
            if (found.Length > 1)
                throw new OptionException(
                    $"{where}: {Quoted.Of(said)} is the name of {found.Length} columns; name one by its number, {string.Join(" or ", found.Select(NumberOf))}."
                );
            if (found.Length == 1)
                return found[0];
        }

        if (string.Equals(said, "first", StringComparison.OrdinalIgnoreCase))
            return 0;
        if (string.Equals(said, "last", StringComparison.OrdinalIgnoreCase))
            return Columns - 1;
        if (
            int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= 1
            && number <= Columns
        )
            return number - 1;
        string known = names is null
            ? ""
            : $"{string.Join(", ", names.Where(name => name.Length > 0).Take(12).Select(Quoted.Of))}{(Columns > 12 ? ", …" : "")}, ";
        throw new OptionException(
            $"{where}: expected a column, {known}1 to {Columns}, first or last; got {Quoted.Of(said)}."
        );
    }

    /// <summary>Whether most fields of a column are no numbers.</summary>
    public bool IsText(int column)
    {
        int texts = 0;
        for (int row = 0; row < Rows; row++)
        {
            if (double.IsNaN(Number(row, column)))
                texts++;
        }

        return texts * TextShare > Rows;
    }

    /// <summary>Whether a column of text has at most half as many kinds as there are samples, as one of labels has; two are always few.</summary>
    public bool IsOfFewKinds(int column)
    {
        HashSet<string> kinds = new(StringComparer.Ordinal);
        for (int row = 0; row < Rows; row++)
            kinds.Add(Text(row, column));
        return kinds.Count <= Math.Max(2, Rows / 2);
    }

    /// <summary>
    /// Whether a column may be one of labels by its looks: whole numbers, and few of them, at least 2 and at most 100 and half as many as
    /// there are samples.
    /// </summary>
    public bool MayBeLabel(int column)
    {
        HashSet<double> kinds = [];
        int most = Math.Max(2, Math.Min(100, Rows / 2));
        for (int row = 0; row < Rows; row++)
        {
            double number = Number(row, column);
            // NaN equals nothing, itself included.
            if (!(Math.Floor(number) == number) || double.IsInfinity(number))
                return false;
            if (kinds.Add(number) && kinds.Count > most)
                return false;
        }

        return kinds.Count > 1;
    }

    /// <summary>The smallest and the largest number of a column.</summary>
    public (double Least, double Most) Range(int column)
    {
        double least = double.PositiveInfinity;
        double most = double.NegativeInfinity;
        for (int row = 0; row < Rows; row++)
        {
            double number = Number(row, column);
            if (number < least)
                least = number;
            if (number > most)
                most = number;
        }

        return (least, most);
    }

    /// <summary>A column's number, from 1, as a person counts.</summary>
    private static string NumberOf(int column) => (column + 1).ToString(CultureInfo.InvariantCulture);

    private int Field(int row) => row + (HasHeader ? 1 : 0);

    /// <summary>Only where a comma separates nothing it may be a decimal mark; a file has one mark.</summary>
    private char DecimalMarkOf()
    {
        if (fields.Separator == ',')
            return '.';
        (int Row, int Column)? point = null;
        (int Row, int Column)? comma = null;
        for (int row = 0; row < fields.Rows; row++)
        {
            for (int column = 0; column < fields.Columns; column++)
            {
                ReadOnlySpan<char> field = fields[row, column];
                if (comma is null && field.Contains(',') && CsvFields.IsNumber(field, ',', out _))
                    comma = (row, column);
                if (point is null && field.Contains('.') && CsvFields.IsNumber(field, '.', out _))
                    point = (row, column);
            }
        }

        if (comma is { } one && point is { } other)
            throw new FileFormatException(
                $"{where}, line {fields.LineOf(one.Row)}, column {one.Column + 1}: expected one decimal mark in a file, found {Quoted.Of(fields[one.Row, one.Column].ToString())} here and {Quoted.Of(fields[other.Row, other.Column].ToString())} in line {fields.LineOf(other.Row)}."
            );
        return comma is null ? '.' : ',';
    }

    /// <summary>
    /// A header is a first row without a number, or one that has text where the rows below have numbers, whose own numbers count the columns. A first
    /// row of numbers that count could be one, or a sample: that is asked.
    /// </summary>
    private bool IsHeader()
    {
        int[] counted = [.. Enumerable.Range(0, Columns).Where(column => !double.IsNaN(numbers[column]))];
        if (counted.Length == 0)
            return true;
        bool counts = counted.Length > 1 && numbers[counted[0]] is 0 or 1;
        for (int i = 1; i < counted.Length; i++)
            counts &= numbers[counted[i]] == numbers[counted[i - 1]] + 1;
        if (!counts || Enumerable.Range(0, Columns).Except(counted).Any(IsSeenBelow))
            return false;
        bool hasTextAboveNumbers = Enumerable
            .Range(0, Columns)
            .Except(counted)
            .Any(column =>
                fields.Rows > 1
                && Enumerable.Range(1, fields.Rows - 1).All(row => !double.IsNaN(numbers[row * Columns + column]))
            );
        if (hasTextAboveNumbers)
            return true;
        if (counted.Length < 3)
            return false;
        throw new FileFormatException(
            $"{where}, line {fields.LineOf(0)}: its numbers count, {numbers[counted[0]]}, {numbers[counted[1]]}, {numbers[counted[2]]} …, as the names of columns do; say whether it is a header, --header yes or --header no."
        );
    }

    /// <summary>Whether a later row has the first one's text in a column: a name of a class is seen again, one of a column is not.</summary>
    private bool IsSeenBelow(int column)
    {
        for (int row = 1; row < fields.Rows; row++)
        {
            if (fields[row, column].SequenceEqual(fields[0, column]))
                return true;
        }

        return false;
    }

    private string Named(int column)
    {
        string name = fields[0, column].ToString();
        return name.Any(char.IsControl)
            ? throw new SampleException(
                $"{where}, line {fields.LineOf(0)}, column {column + 1}: expected the name of a column, found a control character in {Quoted.Of(name)}."
            )
            : name;
    }
}
