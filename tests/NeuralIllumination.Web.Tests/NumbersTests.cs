using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>The page writes numbers as C# does, character for character.</summary>
public sealed class NumbersTests(BrowserFixture fixture)
{
    private const string WriteAll = """
        (bits) => {
          const view = new DataView(new ArrayBuffer(8));
          return bits.split(" ").map((text) => {
            view.setBigUint64(0, BigInt("0x" + text));
            const value = view.getFloat64(0);
            return [ni.brief(value), ni.full(value), ni.plain(value), ni.percent(value), ni.complement(value)].join(" | ");
          }).join("\n");
        }
        """;

    [Fact]
    public async Task Every_double_is_written_as_C_sharp_writes_it()
    {
        double[] values = [.. Values().Distinct()];
        Assert.InRange(values.Length, 20_000, 200_000);
        string written = await Evaluate<string>(
            WriteAll,
            string.Join(' ', values.Select(value => $"{BitConverter.DoubleToUInt64Bits(value):x16}"))
        );
        string[] lines = written.Split('\n');
        Assert.Equal(values.Length, lines.Length);
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            string expected =
                $"{Numbers.Brief(value)} | {Numbers.Full(value)} | {Numbers.Plain(value)} | {Numbers.Percent(value)} | {Numbers.Complement(value)}";
            Assert.True(expected == lines[i], $"{value:R}: expected {expected}; got {lines[i]}");
        }
    }

    [Fact]
    public async Task Every_count_is_written_as_C_sharp_writes_it()
    {
        long[] counts = [0, 1, 2, 12, 999, 1000, 1074, 10_000, 999_999, 1_000_000, (1L << 53) - 1, -1, -1000, -123];
        string[] written = await Evaluate<string[]>(
            "(counts) => counts.flatMap((n) => [ni.count(n), ni.count(n, \"epoch\"), ni.count(n, \"batch\", \"batches\")])",
            counts
        );
        Assert.Equal(
            counts.SelectMany(n =>
                new[] { Numbers.Count(n), Numbers.Count(n, "epoch"), Numbers.Count(n, "batch", "batches") }
            ),
            written
        );
    }

    private async Task<T> Evaluate<T>(string function, object argument)
    {
        await using EnginePage page = new();
        string script = $"<script>window.ni = {PageScript.Bundle("words/numbers.js")};</script>";
        return await (
            await page.OpenAsync(fixture.Browser, EnginePage.Page("", script), "numbers")
        ).Page.EvaluateAsync<T>(function, argument);
    }

    // All magnitudes, both signs, and whatever rounding, switching to powers of ten or a sign could trip over.
    private static IEnumerable<double> Values()
    {
        foreach (double value in Magnitudes())
        {
            yield return value;
            yield return -value;
        }
    }

    private static IEnumerable<double> Magnitudes()
    {
        Random random = new(20261122);
        double[] edges =
        [
            0,
            double.PositiveInfinity,
            double.NaN,
            double.Epsilon,
            double.MaxValue,
            0.1 + 0.2,
            1e23,
            5e-324,
        ];
        foreach (double value in edges)
            yield return value;

        for (int i = 0; i < 8000; i++)
            yield return BitConverter.Int64BitsToDouble(random.NextInt64(0x7FF0000000000000));
        for (int i = 0; i < 300; i++)
            yield return BitConverter.Int64BitsToDouble(random.NextInt64(1L << random.Next(1, 53)));
        for (int i = 0; i < 6000; i++)
            yield return Math.Pow(10, -9 + 20 * random.NextDouble());
        for (int i = 0; i < 2000; i++)
            yield return random.NextDouble();

        // Exact ties: so many halves, quarters, eighths … of small numbers; and ties between the 15th and the 16th digit.
        for (int power = 0; power <= 20; power++)
        {
            for (int i = 0; i < 250; i++)
                yield return Math.ScaleB(random.NextInt64(1L << (power + 3 + i % 17)), -power);
        }

        for (int i = 0; i < 2000; i++)
            yield return Math.ScaleB(random.NextInt64(1L << 53) / 10 * 10 + 5, i % 3);
        for (int i = 0; i < 500; i++)
            yield return (random.NextInt64(1L << 53) / 10 * 10 + 5) / 100.0;

        // Where four digits become a power of ten, where formats change, and every neighbour of those.
        for (int exponent = -323; exponent <= 308; exponent++)
        {
            foreach (
                string digits in new[] { "1", "9.9995", "9.9994999999999995", "1.0005", "9.99949999999995", "2.5" }
            )
            {
                double value = double.Parse($"{digits}e{exponent}", System.Globalization.CultureInfo.InvariantCulture);
                yield return value;
                yield return Math.BitIncrement(value);
                yield return Math.BitDecrement(value);
            }
        }

        for (int exponent = -1074; exponent <= 1023; exponent++)
            yield return Math.ScaleB(1, exponent);
        for (int thousandth = 0; thousandth <= 2010; thousandth++)
        {
            yield return thousandth / 2000.0;
            yield return Math.BitDecrement(thousandth / 2000.0);
            yield return Math.BitIncrement(thousandth / 2000.0);
            yield return 1 - thousandth / 20000.0;
        }

        for (int whole = 0; whole <= 12_000; whole += 7)
            yield return whole;
    }
}
