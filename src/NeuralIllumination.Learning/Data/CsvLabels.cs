using System.Globalization;

namespace NeuralIllumination.Learning;

/// <summary>The classes of a CSV's samples, from the texts in the column of labels.</summary>
/// <param name="table">The columns.</param>
/// <param name="column">The one of labels.</param>
/// <param name="classes">The classes' names.</param>
internal sealed class CsvLabels(CsvTable table, int column, IReadOnlyList<string> classes)
{
    private const int MostNamed = 12;

    private readonly Dictionary<string, int> numbers = classes
        .Select((name, number) => (name, number))
        .ToDictionary(pair => pair.name, pair => pair.number, StringComparer.Ordinal);

    /// <summary>The class of a row, from 0.</summary>
    /// <exception cref="SampleException">A label that no class has.</exception>
    public int Of(int row) =>
        numbers.TryGetValue(table.Text(row, column), out int label)
            ? label
            : throw new SampleException(
                $"{table.Place(row, column)}: expected one of the labels {string.Join(", ", classes.Take(MostNamed).Select(Quoted.Of))}{(classes.Count > MostNamed ? ", …" : "")}; found {Quoted.Of(table.Text(row, column))}."
            );

    /// <summary>The classes' names, or the quantities': see <see cref="CsvData.Classes"/>.</summary>
    /// <param name="where">What to call the text in a message.</param>
    /// <param name="table">The columns.</param>
    /// <param name="roles">What they are.</param>
    /// <exception cref="SampleException">Labels that are no names, of one kind only, of too many, or one that is written in two ways.</exception>
    public static string[] Find(string where, CsvTable table, CsvRoles roles)
    {
        if (roles.Label is not { } column)
            return [.. roles.Targets.Select((target, k) => table.NameOf(target) ?? Unnamed(roles.Targets.Count, k))];

        Dictionary<string, double> found = new(StringComparer.Ordinal);
        Dictionary<double, string> written = [];
        for (int row = 0; row < table.Rows; row++)
        {
            string text = table.Text(row, column);
            if (!found.TryAdd(text, table.Number(row, column)))
                continue;
            if (string.IsNullOrWhiteSpace(text) || text.Any(char.IsControl))
                throw new SampleException(
                    $"{table.Place(row, column)}: expected a label, found {(text.Length == 0 ? "nothing" : $"{(text.Any(char.IsControl) ? "a control character in " : "")}{Quoted.Of(text)}")}."
                );
            if (!double.IsNaN(found[text]) && !written.TryAdd(found[text], text))
                throw new SampleException(
                    $"{table.Place(row, column)}: expected a label to be written in one way, {Quoted.Of(written[found[text]])}; found {Quoted.Of(text)}."
                );
            if (found.Count > ClassNames.Most)
                throw new SampleException(
                    $"{where}: expected at most {ClassNames.Most} different labels in {table.Called(column)}, found more; is the label in another column? Say which with --label, or what number is to be predicted with --target."
                );
        }

        if (found.Count < 2)
            throw new SampleException(
                $"{where}: expected at least 2 different labels in {table.Called(column)}, found {Quoted.Of(found.Keys.First())} in every line; is the label in another column? Say which with --label."
            );
        return found.Values.Any(double.IsNaN)
            ? [.. found.Keys.Order(StringComparer.Ordinal)]
            : [.. found.OrderBy(label => label.Value).Select(label => label.Key)];
    }

    private static string Unnamed(int count, int number) =>
        count == 1 ? "y" : "y" + number.ToString(CultureInfo.InvariantCulture);
}
