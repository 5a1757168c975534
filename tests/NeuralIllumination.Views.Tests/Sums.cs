using System.Globalization;

namespace NeuralIllumination.Views.Tests;

/// <summary>Adds up what a table or a line writes, exactly as a reader would.</summary>
internal static class Sums
{
    /// <summary>A row "= …" holds the sum of what stands above it, in its last column; returns how many such rows there were.</summary>
    public static int Check(Table table)
    {
        for (int r = 0; r < table.Rows.Count; r++)
        {
            if (!table.Rows[r][0].Text.StartsWith("= ", StringComparison.Ordinal))
                continue;
            decimal sum = table.Rows.Take(r).Sum(row => Read(row[^1].Text));
            decimal written = Read(table.Rows[r][^1].Text);
            Assert.True(sum == written, $"{table.Caption}: {sum} is not {written}");
            return 1;
        }

        return 0;
    }

    /// <summary>The last two sides of a line <c>… = 0.5 − 0.2 = 0.3</c>, where a rounding may follow.</summary>
    public static void Check(string line)
    {
        string[] sides = line.Split(" = ");
        string[] end = sides[^1].Split(", rounding ");
        string[] parts = sides[^2].Split(' ');
        decimal sum = Read(parts[0]);
        for (int i = 1; i < parts.Length; i += 2)
            sum += (parts[i] == "−" ? -1 : 1) * Read(parts[i + 1]);
        if (end.Length > 1)
            sum += Read(end[1]);
        Assert.True(sum == Read(end[0]), $"{line}: {sum}");
    }

    public static decimal Read(string written) =>
        decimal.Parse(written.Replace('\u2212', '-'), NumberStyles.Float, CultureInfo.InvariantCulture);
}
