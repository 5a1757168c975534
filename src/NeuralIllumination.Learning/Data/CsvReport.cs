using System.Globalization;

namespace NeuralIllumination.Learning;

/// <summary>Says what was understood of a CSV, a line each, so that nothing is learned from a wrong column in silence.</summary>
internal static class CsvReport
{
    private const int MostClasses = 12;
    private const int MostValues = 6;

    // Networks learn well from values of about 1.
    private const double MostScaled = 3;

    /// <summary>The lines; see <see cref="CsvData.Understood"/>.</summary>
    public static IReadOnlyList<string> Of(
        string where,
        CsvFields fields,
        CsvTable table,
        CsvRoles roles,
        IReadOnlyList<Sample> samples,
        IReadOnlyList<string> classes
    ) =>
        [
            Written(where, fields, table, roles),
            Learned(table, roles, samples, classes),
            Reaching(table, roles),
            .. LeftOut(table, roles),
            .. Odd(table, roles),
        ];

    private static string Written(string where, CsvFields fields, CsvTable table, CsvRoles roles)
    {
        string separator = fields.Separator switch
        {
            ',' => "commas",
            ';' => "semicolons",
            _ => "tabs",
        };
        return $"{Path.GetFileName(where)}: {Count(table.Rows, "sample")} of {Count(roles.Values.Count, "value")}, {separator} between them{(table.DecimalMark == ',' ? ", decimal commas" : "")}, {(table.HasHeader ? "a header" : "no header")}.";
    }

    private static string Learned(
        CsvTable table,
        CsvRoles roles,
        IReadOnlyList<Sample> samples,
        IReadOnlyList<string> classes
    )
    {
        if (roles.Label is not { } label)
            return $"To be predicted: {string.Join(", ", roles.Targets.Select(target => $"{table.Called(target)}, {Reach(table.Range(target))}"))}.";
        int[] counts = new int[classes.Count];
        foreach (Sample sample in samples)
            counts[sample.Label]++;
        string listed = string.Join(
            ", ",
            classes.Take(MostClasses).Select((name, k) => Invariant($"{name} ({counts[k]})"))
        );
        return $"Label: {table.Called(label)}, {roles.Reason}: {Count(classes.Count, "class", "classes")}, {listed}{(classes.Count > MostClasses ? ", …" : "")}.";
    }

    private static string Reaching(CsvTable table, CsvRoles roles)
    {
        if (roles.Values.Count <= MostValues)
            return $"Values: {string.Join("; ", roles.Values.Select(column => $"{table.Called(column)} {Reach(table.Range(column))}"))}.";
        double least = roles.Values.Min(column => table.Range(column).Least);
        double most = roles.Values.Max(column => table.Range(column).Most);
        return $"Values: {roles.Values.Count} columns, {table.Called(roles.Values[0])} to {table.Called(roles.Values[^1])}, {Reach((least, most))}.";
    }

    private static IEnumerable<string> LeftOut(CsvTable table, CsvRoles roles) =>
        roles.Without.Count == 0 ? [] : [$"Left out: {string.Join(", ", roles.Without.Select(table.Called))}."];

    private static IEnumerable<string> Odd(CsvTable table, CsvRoles roles)
    {
        int[] counting = [.. roles.Values.Where(column => IsCounting(table, column))];
        if (counting.Length > 0)
            yield return $"Odd: {table.Called(counting[0])} counts the lines; if that says nothing of a sample, leave it out, --without {table.Typed(counting[0])}.";
        double largest = roles.Values.Max(column =>
            Math.Max(Math.Abs(table.Range(column).Least), Math.Abs(table.Range(column).Most))
        );
        if (largest > MostScaled)
            yield return $"Unscaled: values as large as {Number(largest)} learn badly; --scale 0..1 or --scale standard makes them small.";
    }

    private static bool IsCounting(CsvTable table, int column)
    {
        for (int row = 1; row < table.Rows; row++)
        {
            if (table.Number(row, column) != table.Number(row - 1, column) + 1)
                return false;
        }

        return table.Rows > 2;
    }

    private static string Reach((double Least, double Most) range) =>
        range.Least == range.Most ? $"always {Number(range.Least)}" : $"{Number(range.Least)} to {Number(range.Most)}";

    private static string Number(double value) => (value + 0.0).ToString("G6", CultureInfo.InvariantCulture);

    private static string Count(int count, string one, string? many = null) =>
        Invariant($"{count:N0} {(count == 1 ? one : many ?? one + "s")}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
